import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSettings } from '../../src/project/settings.ts'
import { makeTree } from './tree.ts'

const IDS = ['broker.reachable', 'app.found']

it('reads every setting and remembers its file', async () => {
  const root = makeTree({
    'pyproject.toml': `
[tool.poolwise]
import-timeout = 90
app = "config"
python = ".venv/bin/python"
profile = "ci"
[tool.poolwise.checks]
"broker.reachable" = "warn"
[[tool.poolwise.silence]]
id = "app.found"
reason = "made at run time"
until = 2030-01-31
`,
  })
  const file = join(root, 'pyproject.toml')
  expect(await readSettings(root, IDS)).toEqual({
    settings: {
      app: { value: 'config', file },
      python: { value: join(root, '.venv/bin/python'), file },
      importLimit: null,
      importTimeout: { value: 90, file },
      profile: { value: 'ci', file },
      checks: { 'broker.reachable': { value: 'warn', file } },
      silences: [{ value: { id: 'app.found', reason: 'made at run time', until: '2030-01-31' }, file }],
    },
    errors: [],
  })
})

it('prefers poolwise.toml key by key', async () => {
  const root = makeTree({
    'pyproject.toml': '[tool.poolwise]\napp = "one"\nprofile = "ci"',
    'poolwise.toml': 'app = "two"\npython = "python3.11"',
  })
  const { settings } = await readSettings(root)
  expect([settings.app, settings.profile, settings.python]).toEqual([
    { value: 'two', file: join(root, 'poolwise.toml') },
    { value: 'ci', file: join(root, 'pyproject.toml') },
    { value: 'python3.11', file: join(root, 'poolwise.toml') },
  ])
})

it.each([
  ['nothing there', {}, []],
  ['somebody else’s broken file', { 'pyproject.toml': '[tool.black\n' }, []],
  ['broken, and ours', { 'poolwise.toml': 'app = ' }, ['']],
  ['unknown key', { 'poolwise.toml': 'ap = "x"' }, ['ap']],
  ['wrong type', { 'poolwise.toml': 'app = 1' }, ['app']],
  ['empty', { 'poolwise.toml': 'python = " "' }, ['python']],
  ['unknown profile', { 'poolwise.toml': 'profile = "cii"' }, ['profile']],
  ['unknown check', { 'poolwise.toml': '[checks]\n"broker.reachble" = "off"' }, ['checks."broker.reachble"']],
  ['unknown level', { 'poolwise.toml': '[checks]\nbroker.reachable = "of"' }, ['checks."broker.reachable"']],
  ['unquoted id', { 'poolwise.toml': '[checks]\nbroker.reachable = "off"' }, []],
  ['an import limit in words', { 'poolwise.toml': 'import-limit = "long"' }, ['import-limit']],
  ['an import time-out below zero', { 'poolwise.toml': 'import-timeout = -1' }, ['import-timeout']],
  ['checks no table', { 'poolwise.toml': 'checks = "off"' }, ['checks']],
  ['silence without reason', { 'poolwise.toml': '[[silence]]\nid = "app.found"' }, ['silence[0].reason']],
  ['silence without id', { 'poolwise.toml': '[[silence]]\nreason = "x"' }, ['silence[0].id']],
  [
    'silence until soon',
    { 'poolwise.toml': '[[silence]]\nid = "app.found"\nreason = "x"\nuntil = "soon"' },
    ['silence[0].until'],
  ],
  ['silence no array', { 'poolwise.toml': '[silence]\nid = "app.found"' }, ['silence']],
])('%s: %j', async (_what, files, keys) => {
  const { errors } = await readSettings(makeTree(files), IDS)
  expect(errors.map(({ key }) => key)).toEqual(keys)
})

it('says what was probably meant', async () => {
  const { errors } = await readSettings(makeTree({ 'poolwise.toml': '[checks]\n"broker.reachble" = "off"' }), IDS)
  expect(errors[0]!.next).toContain('"broker.reachable"')
})

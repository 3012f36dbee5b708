import { join, relative } from 'node:path'
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
      silences: [{ value: { id: 'app.found', reason: 'made at run time', until: '2030-01-31' }, file, line: 12 }],
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

/** As they are told: file:line:column, key: problem; the line; the next step. */
const told = async (files: Parameters<typeof makeTree>[0]) => {
  const root = makeTree(files)
  const { errors } = await readSettings(root, IDS)
  return errors.map(({ file, line, column, key, problem, source, next }) => [
    `${[relative(root, file), line, column].filter((part) => part !== null).join(':')} ${key}: ${problem}`,
    source,
    next,
  ])
}

it.each<[what: string, files: Parameters<typeof makeTree>[0], place: string, source: string | null, next: RegExp]>([
  [
    'invalid TOML',
    { 'poolwise.toml': '# ours\napp = config\n' },
    "poolwise.toml:2:7 : isn't valid TOML: invalid value",
    'app = config',
    /Correct the line/,
  ],
  [
    'invalid TOML with a byte order mark and Windows line ends',
    { 'poolwise.toml': '\uFEFF# ours\r\n\r\napp = config\r\n' },
    "poolwise.toml:3:7 : isn't valid TOML: invalid value",
    'app = config',
    /Correct/,
  ],
  [
    'a glob without quotation marks',
    { 'poolwise.toml': '[checks]\nbroker.* = "off"\n' },
    "poolwise.toml:2:8 : isn't valid TOML: illegal character in key",
    'broker.* = "off"',
    /Correct/,
  ],
  [
    'another tool’s table in pyproject.toml beside ours',
    { 'pyproject.toml': '[tool.poolwise]\napp = "config"\n[tool.black\n' },
    "pyproject.toml:3:12 : isn't valid TOML: illegal character in key",
    '[tool.black',
    /Correct/,
  ],
  [
    'Latin-1',
    { 'poolwise.toml': Buffer.from('app = "config"\n# Men\xfc\n', 'latin1') },
    "poolwise.toml:2:6 : isn't UTF-8",
    '# Men\uFFFD',
    /UTF-8/,
  ],
  ['a folder', { 'poolwise.toml/': '' }, "poolwise.toml : can't be read", null, /1 MB/],
  [
    'an unknown key',
    { 'poolwise.toml': '\n\nprofil = "ci"\n' },
    'poolwise.toml:3 profil: unknown setting',
    'profil = "ci"',
    /"profile"/,
  ],
  [
    'a wrong type in pyproject.toml',
    { 'pyproject.toml': '[project]\napp = 1\n\n[tool.poolwise]\napp = 5\n' },
    'pyproject.toml:5 app: must be a non-empty string, not a number',
    'app = 5',
    /app = "config"/,
  ],
  [
    'a number in quotation marks',
    { 'poolwise.toml': 'import-limit = "5"' },
    'poolwise.toml:1 import-limit: must be a number of seconds, at most 3600, not "5"',
    'import-limit = "5"',
    /import-limit = 60/,
  ],
  [
    'an unknown check',
    { 'poolwise.toml': '[checks]\n"app.found" = "off"\n"broker.reachble" = "off"\n' },
    'poolwise.toml:3 checks."broker.reachble": there is no check "broker.reachble"',
    '"broker.reachble" = "off"',
    /"broker\.reachable"/,
  ],
  [
    'an unknown check without quotation marks',
    { 'poolwise.toml': '[checks]\nbroker.reachble = "off"\n' },
    'poolwise.toml:2 checks."broker.reachble": there is no check "broker.reachble"',
    'broker.reachble = "off"',
    /"broker\.reachable"/,
  ],
  [
    'a check without its category',
    { 'poolwise.toml': '[checks]\nreachable = "off"\n' },
    'poolwise.toml:2 checks."reachable": there is no check "reachable"',
    'reachable = "off"',
    /"broker\.reachable"/,
  ],
  [
    'a glob that matches no check',
    { 'poolwise.toml': '[checks]\n"brokr.*" = "off"\n' },
    'poolwise.toml:2 checks."brokr.*": "brokr.*" matches no check',
    '"brokr.*" = "off"',
    /"broker\.\*"/,
  ],
  [
    'an unknown category',
    { 'poolwise.toml': '[checks]\nbrokr = "off"\n' },
    'poolwise.toml:2 checks."brokr": there is no check "brokr"',
    'brokr = "off"',
    /"broker"/,
  ],
  [
    'an unknown level',
    { 'poolwise.toml': '[checks]\nbroker = "eror"\n' },
    'poolwise.toml:2 checks."broker": unknown level "eror"',
    'broker = "eror"',
    /"error"/,
  ],
  [
    'a boolean as a level',
    { 'poolwise.toml': '[checks]\nbroker = false\n' },
    'poolwise.toml:2 checks."broker": unknown level a boolean',
    'broker = false',
    /off, info, warn, error/,
  ],
  [
    'the second silence',
    {
      'pyproject.toml':
        '[[tool.poolwise.silence]]\nid = "app.found"\nreason = "x"\n\n[[tool.poolwise.silence]]\nid = "app.fund"\n',
    },
    'pyproject.toml:6 silence[1].id: there is no check "app.fund"',
    'id = "app.fund"',
    /"app\.found"/,
  ],
  [
    'a silence that lacks its reason',
    { 'poolwise.toml': 'app = "x"\n[[silence]]\nid = "app.found"\n' },
    'poolwise.toml:2 silence[0].reason: is missing',
    '[[silence]]',
    /reason = /,
  ],
])('names the place of %s', async (_what, files, place, source, next) => {
  expect(await told(files)).toEqual([[place, source, expect.stringMatching(next)]])
})

it.each([
  ['warning', 'warn'],
  ['note', 'info'],
  ['warn', 'warn'],
])('takes the words of reports: %s', async (word, level) => {
  const { settings, errors } = await readSettings(
    makeTree({ 'poolwise.toml': `[checks]\nbroker = "${word}"\n"app.*" = "off"\n"*" = "info"` }),
    IDS,
  )
  expect(errors).toEqual([])
  expect(Object.entries(settings.checks).map(([name, { value }]) => [name, value])).toEqual([
    ['broker', level],
    ['app.*', 'off'],
    ['*', 'info'],
  ])
})

it('says what was probably meant', async () => {
  const { errors } = await readSettings(makeTree({ 'poolwise.toml': '[checks]\n"broker.reachble" = "off"' }), IDS)
  expect(errors[0]!.next).toContain('"broker.reachable"')
})

import { expect, it } from 'vitest'
import { settingOrigins } from '../../../src/cli/doctor/setting-origins.ts'
import type { Settings } from '../../../src/project/settings-types.ts'

const none: Settings = {
  app: null,
  python: null,
  importLimit: null,
  importTimeout: null,
  profile: null,
  checks: {},
  silences: [],
}
const file = '/shop/poolwise.toml'

const origin = (
  name: string,
  {
    flags = {},
    given = [],
    env = {},
    settings = {},
    profile,
  }: {
    flags?: Record<string, unknown>
    given?: readonly string[]
    env?: Record<string, string>
    settings?: Partial<Settings>
    profile?: 'ci'
  },
) => {
  const found = settingOrigins(flags, new Set(given), env, { ...none, ...settings }, profile).find(
    (row) => row.name === name,
  )
  return found && `${found.value} from ${found.from}`
}
const inFile = { app: { value: 'config', file } }

it.each<[title: string, name: string, inputs: Parameters<typeof origin>[1], expected: string]>([
  [
    'a flag wins',
    'app',
    { flags: { app: 'shop' }, given: ['app'], env: { POOLWISE_APP: 'x' }, settings: inFile },
    'shop from --app',
  ],
  [
    'then a variable',
    'app',
    { flags: { app: 'x' }, env: { POOLWISE_APP: 'x' }, settings: inFile },
    'x from POOLWISE_APP',
  ],
  ['then the file', 'app', { settings: inFile }, `config from ${file}`],
  ['then the default', 'app', {}, 'discovered, see below from default'],
  ['a number', 'import-limit', { settings: { importLimit: { value: 5, file } } }, `5 from ${file}`],
  [
    'a name of two words',
    'import-timeout',
    { flags: { 'import-timeout': 9 }, env: { POOLWISE_IMPORT_TIMEOUT: '9' } },
    '9 from POOLWISE_IMPORT_TIMEOUT',
  ],
  ['a switch', 'offline', { flags: { offline: true }, given: ['offline'] }, 'yes from --offline'],
  ['a switch that nobody set', 'offline', { flags: { offline: false } }, 'no from default'],
  ['a list', 'only', { flags: { only: ['app', 'host'] }, given: ['only'] }, 'app,host from --only'],
  [
    'preflight',
    'profile',
    { profile: 'ci', settings: { profile: { value: 'dev', file } } },
    'ci from poolwise preflight',
  ],
  [
    'a level',
    'broker.reachable',
    { settings: { checks: { 'broker.reachable': { value: 'off', file } } } },
    `off from ${file}`,
  ],
  [
    'a silence',
    'app.found',
    { settings: { silences: [{ value: { id: 'app.found', reason: 'later', until: '2030-01-31' }, file, line: 9 }] } },
    `silenced until 2030-01-31: later from ${file}`,
  ],
])('%s', (_, name, inputs, expected) => expect(origin(name, inputs)).toBe(expected))

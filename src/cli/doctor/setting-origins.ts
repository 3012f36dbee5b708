import type { SettingOrigin } from '../../doctor/looked-at.ts'
import type { Settings, Sourced } from '../../project/settings-types.ts'

type Env = Readonly<Record<string, string | undefined>>
type Flags = Readonly<Record<string, unknown>>

/** The settings, in the order in which they are shown. */
const NAMES = [
  'cwd',
  'python',
  'app',
  'profile',
  'target',
  'offline',
  'import-timeout',
  'import-limit',
  'strict',
  'only',
  'skip',
  'quiet',
  'verbose',
  'color',
]

/**
 * poolwise's own settings and where each came from: flag > variable > file > default. Pure.
 * @param given names of the flags that were typed
 */
export function settingOrigins(
  flags: Flags,
  given: ReadonlySet<string>,
  env: Env,
  settings: Settings,
  profile: 'dev' | 'ci' | undefined,
): SettingOrigin[] {
  const named = NAMES.flatMap((name): SettingOrigin[] => {
    const variable = `POOLWISE_${name.toUpperCase().replaceAll('-', '_')}`
    const value = shown(flags[name])
    if (given.has(name)) return [{ name, value, from: `--${name}` }]
    // Not by a flag or a variable, which `flags` has: by the command.
    if (name === 'profile' && profile !== undefined && flags[name] === undefined)
      return [{ name, value: profile, from: 'poolwise preflight' }]
    if (env[variable] && flags[name] !== undefined) return [{ name, value, from: variable }]
    const inFile = IN_FILES[name]?.(settings)
    if (inFile) return [{ name, value: String(inFile.value), from: inFile.file }]
    return [{ name, value: DEFAULTS[name] ?? 'no', from: 'default' }]
  })
  const levels = Object.entries(settings.checks).map(([id, { value, file }]) => ({ name: id, value, from: file }))
  const silences = settings.silences.map(({ value: { id, reason, until }, file }) => ({
    name: id,
    value: `silenced${until === null ? '' : ` until ${until}`}: ${reason}`,
    from: file,
  }))
  return [...named, ...levels, ...silences]
}

/** Those that a settings file may hold. */
const IN_FILES: Readonly<Record<string, (settings: Settings) => Sourced<string | number> | null>> = {
  app: ({ app }) => app,
  python: ({ python }) => python,
  profile: ({ profile }) => profile,
  'import-timeout': ({ importTimeout }) => importTimeout,
  'import-limit': ({ importLimit }) => importLimit,
}

const DEFAULTS: Readonly<Record<string, string>> = {
  cwd: 'the current folder',
  python: 'discovered, see below',
  app: 'discovered, see below',
  profile: 'dev',
  target: 'this system',
  'import-timeout': '30',
  'import-limit': '5',
  only: 'all checks',
  skip: 'none',
  color: 'on a terminal',
}

const shown = (value: unknown): string =>
  value === true ? 'yes' : value === false ? 'no' : Array.isArray(value) ? value.join(',') : String(value)

import { UsageError } from './errors.ts'
import { wrongValue } from './usage-error.ts'

export interface VariableFlag {
  readonly type: 'boolean' | 'option'
  readonly env?: string | undefined
  readonly char?: string | undefined
  readonly options?: readonly string[] | undefined
  /** Throws with the reason for a value that it can't use. */
  readonly judge?: ((value: string) => Promise<unknown>) | undefined
}

type Env = Readonly<Record<string, string | undefined>>

const YES = ['1', 'true', 'yes', 'on']
const NO = ['0', 'false', 'no', 'off']

/**
 * Judges the variables of a command's flags before the command line is parsed: oclif's errors name the flag, which was not
 * typed, and a boolean that it can't read is no for it. Empty variables are unset, those of typed flags don't matter.
 * @param argv the command's own words
 * @returns the boolean variables in the words that oclif reads: `true` and `false`
 * @throws UsageError with the first variable that can't be used
 */
export async function readVariables(
  flags: Readonly<Record<string, VariableFlag>>,
  argv: readonly string[],
  env: Env,
): Promise<Readonly<Record<string, string>>> {
  const booleans: Record<string, string> = {}
  for (const [flag, { type, env: name, char, options, judge }] of Object.entries(flags)) {
    const value = name === undefined ? undefined : env[name]
    if (name === undefined || value === undefined || value === '' || isTyped(flag, char, argv)) continue
    if (type === 'boolean') booleans[name] = booleanIn(name, value)
    else if (options) {
      if (!options.includes(value)) throw wrongValue(`${name}=${value}`, value, options)
    } else
      await judge?.(value).catch((error: unknown) => {
        const because = error instanceof Error ? error.message : String(error)
        throw new UsageError(
          `${name}=${value}: ${because.charAt(0).toLowerCase()}${because.slice(1)}`,
          `Correct ${name}, or unset it.`,
        )
      })
  }
  return booleans
}

function booleanIn(name: string, value: string): 'true' | 'false' {
  const word = value.trim().toLowerCase()
  if (YES.includes(word)) return 'true'
  if (NO.includes(word)) return 'false'
  throw new UsageError(`${name}=${value}: must be yes or no`, `Write ${name}=1 or ${name}=0, or unset it.`)
}

function isTyped(flag: string, char: string | undefined, argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end < 0 ? argv : argv.slice(0, end)).some(
    (word) =>
      word === `--${flag}` ||
      word === `--no-${flag}` ||
      word.startsWith(`--${flag}=`) ||
      (char !== undefined && new RegExp(`^-[A-Za-z]*${char}`).test(word)),
  )
}

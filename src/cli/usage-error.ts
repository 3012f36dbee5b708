import { meantBy } from '../text/did-you-mean.ts'
import { UsageError } from './errors.ts'

/** What is needed of a command's flag to explain an error. */
export interface KnownFlag {
  readonly options?: readonly string[] | undefined
  readonly char?: string | undefined
  readonly allowNo?: boolean | undefined
}

export interface UsageContext {
  /** As typed: `worker launch`. */
  readonly command: string
  readonly flags: Readonly<Record<string, KnownFlag>>
}

/** An error of oclif's parser. */
interface ParserError extends Error {
  readonly flags?: readonly string[]
  readonly args?: readonly string[]
}

/**
 * An error of oclif's parser in poolwise's words: what was typed, and what to type instead. Pure.
 * @returns null for an error that isn't the parser's
 */
export function usageErrorOf(error: ParserError, context: UsageContext): UsageError | null {
  const see = `See: poolwise ${context.command} --help`
  const text = error.message.replace(/\nSee more help with --help\s*$/, '').trim()
  if (/^Nonexistent flag/.test(text)) return unknownFlag(error.flags?.[0] ?? '', context, see)
  if (/^Unexpected argument/.test(text)) return new UsageError(`unexpected argument ${error.args?.[0] ?? ''}`, see)
  const value = /^Expected --(\S+?)=([^]*) to be one of: /.exec(text)
  if (value) {
    const [, name = '', given = ''] = value
    return wrongValue(`--${name} ${given}`, given, context.flags[name]?.options ?? [])
  }
  const parsed = /^Parsing --(\S+)\s+([^]+)/.exec(text)
  if (parsed) return new UsageError(`--${parsed[1]!}: ${lowered(parsed[2]!)}`, see)
  const missing = /^Flag --(\S+) expects /.exec(text)
  if (missing) {
    const { options } = context.flags[missing[1]!] ?? {}
    return new UsageError(`--${missing[1]!} needs a value${options ? `: ${options.join(', ')}` : ''}`, see)
  }
  const twice = /^Flag --(\S+) can only be specified once/.exec(text)
  if (twice) return new UsageError(`--${twice[1]!} is given twice`, 'Give it once.')
  const exclusive = /--(\S+?)=\S* cannot also be provided when using --(\S+)/.exec(text)
  if (exclusive) return new UsageError(`--${exclusive[2]!} and --${exclusive[1]!} exclude each other`, see)
  const needs = /must be provided when using --(\S+): (--\S+)/.exec(text)
  if (needs) return new UsageError(`--${needs[1]!} works only with ${needs[2]!}`, see)
  return null
}

/** @param given the source with its value: `--target win`, `POOLWISE_TARGET=win` */
export function wrongValue(given: string, value: string, options: readonly string[]): UsageError {
  const meant = meantBy(value, options)
  return new UsageError(
    `${given}: must be one of ${options.join(', ')}`,
    meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : `Choose one of them.`,
  )
}

function unknownFlag(typed: string, { command, flags }: UsageContext, see: string): UsageError {
  const name = typed.split('=')[0]!
  const known = [
    '--help',
    ...Object.entries(flags).flatMap(([flag, { allowNo }]) => [`--${flag}`, ...(allowNo ? [`--no-${flag}`] : [])]),
  ]
  const similar = name.startsWith('--') ? meantBy(name, known) : []
  return new UsageError(
    `poolwise ${command} has no option ${name}`,
    similar.length > 0 ? `Did you mean ${similar.join(' or ')}?` : see,
  )
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

import { anyCelery } from './common-options.ts'
import { readWorkerCommand } from './read-command.ts'
import type { Token } from './token.ts'

export interface TypedOption {
  /** Its long name where it has one: `--pool`. */
  readonly name: string
  /** As it was typed: `$POOL` stays `$POOL`. Null: it has none. */
  readonly value: string | null
}

/** The options of a command line in any form that Celery accepts: `-P solo`, `-Psolo`, `--pool solo`, `--pool=solo`. */
export const typedOptions = (argv: readonly string[]): readonly TypedOption[] =>
  readWorkerCommand(argv, anyCelery).flatMap((token) => {
    if (token.kind === 'unknown') return [{ name: token.name, value: valueIn(token) }]
    if (token.kind !== 'option') return []
    const { names } = token.option
    return [{ name: names.find((name) => name.startsWith('--')) ?? names[0]!, value: valueIn(token) }]
  })

/**
 * The value of an option as it was typed; the last one wins, as in Celery.
 * @param longName `--pool`; its short form is known
 * @returns null when the option isn't there or has no value
 */
export const optionValue = (argv: readonly string[], longName: string): string | null =>
  typedOptions(argv).findLast(({ name, value }) => name === longName && value !== null)?.value ?? null

export const hasOption = (argv: readonly string[], longName: string): boolean =>
  typedOptions(argv).some(({ name }) => name === longName)

function valueIn({ words: [first = '', next] }: Token): string | null {
  if (next !== undefined) return next
  if (!first.startsWith('--')) return first.length > 2 ? first.slice(2) : null
  const equals = first.indexOf('=')
  return equals < 0 ? null : first.slice(equals + 1)
}

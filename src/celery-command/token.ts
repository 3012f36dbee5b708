import type { CeleryOption } from '../facts/launch.ts'

/** One option (or other word) of a worker command, with the words that it consists of. */
export type Token = {
  readonly words: readonly string[]
  /** Index of its first word. Flags in one word share it: `-BE`. */ readonly at: number
} & (
  | {
      readonly kind: 'option'
      readonly option: CeleryOption
      /** As the user wrote it: `-P`, `--pool`. */
      readonly name: string
      /** The value that Celery receives. Null: nothing follows the option, or a variable that can't be resolved. */
      readonly value: string | null
      /** Written in one word with a short option: `-Pgevent`. */
      readonly joined: boolean
      readonly wrong: 'misplaced' | 'needs-value' | 'takes-no-value' | 'bad-value' | null
    }
  | { readonly kind: 'unknown'; readonly name: string; readonly value: string | null }
  /** A word that is neither an option nor a value. */
  | { readonly kind: 'stray' }
  /** `celery`, `worker`, `--` with what follows it, and words that only the shell can resolve. */
  | { readonly kind: 'word' }
)

export type OptionToken = Extract<Token, { kind: 'option' }>

/** Is it the option with that long name, in whatever form it was written? */
export const isOption = (token: Token, longName: string): boolean =>
  (token.kind === 'option' && token.option.names.includes(longName)) ||
  (token.kind === 'unknown' && token.name === longName)

/** The option with that long name; the last one wins, as in Celery. */
export const findOption = (tokens: readonly Token[], longName: string): OptionToken | null =>
  tokens.findLast((token): token is OptionToken => token.kind === 'option' && token.option.names.includes(longName)) ??
  null

/** The tokens at which Celery stops with a usage error. */
export const refusedIn = (tokens: readonly Token[]): Token[] =>
  tokens.filter(
    (token) => token.kind === 'unknown' || token.kind === 'stray' || (token.kind === 'option' && token.wrong !== null),
  )

/** The words of some tokens, in their order. Flags that were written as one word (`-BE`) stay one word. */
export function wordsOf(tokens: readonly Token[]): string[] {
  const words: string[] = []
  tokens.forEach(({ at, words: [first = '', ...rest] }, index) => {
    const inOneWord = tokens[index - 1]?.at === at
    words.push(inOneWord ? words.pop()! + first.slice(1) : first, ...rest)
  })
  return words
}

/** The words of a command with other words in the place of one token. */
export function replaceToken(tokens: readonly Token[], token: Token, words: readonly string[]): string[] {
  const at = tokens.indexOf(token)
  return [...wordsOf(tokens.slice(0, at)), ...words, ...wordsOf(tokens.slice(at + 1))]
}

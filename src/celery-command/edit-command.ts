import type { CeleryOptionsFact } from '../facts/launch.ts'
import { anyCelery } from './common-options.ts'
import { readWorkerCommand } from './read-command.ts'
import { isOption, wordsOf, type Token } from './token.ts'

/**
 * The command without some options, in whatever form they were written; every other word stays as it was typed.
 * @param longNames `--pool`; the short form goes too
 * @param fact the installed Celery's options, where they are known
 */
export const withoutOptions = (
  argv: readonly string[],
  longNames: readonly string[],
  fact: CeleryOptionsFact = anyCelery,
): string[] => wordsOf(readWorkerCommand(argv, fact).filter((token) => !isAny(token, longNames)))

/**
 * The command with an option in place of every form of it, behind the other options.
 * @param option in its long form: `--pool=solo`
 */
export function withOption(argv: readonly string[], option: string, fact: CeleryOptionsFact = anyCelery): string[] {
  const [longName = option] = option.split('=')
  const tokens = readWorkerCommand(argv, fact).filter((token) => !isOption(token, longName))
  const end = tokens.findIndex(({ words }) => words[0] === '--')
  if (end < 0) return [...wordsOf(tokens), option]
  return [...wordsOf(tokens.slice(0, end)), option, ...wordsOf(tokens.slice(end))]
}

/** The words of some options as typed, each flag of `-BE` separately. */
export const wordsOfOptions = (argv: readonly string[], longNames: readonly string[]): string[] =>
  readWorkerCommand(argv, anyCelery).flatMap((token) => (isAny(token, longNames) ? token.words : []))

const isAny = (token: Token, longNames: readonly string[]): boolean => longNames.some((name) => isOption(token, name))

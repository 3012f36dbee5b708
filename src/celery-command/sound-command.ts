import type { CeleryOptionsFact } from '../facts/launch.ts'
import { anyCelery } from './common-options.ts'
import { correctCommand } from './correct-command.ts'
import { readWorkerCommand } from './read-command.ts'
import { optionReplacements, restartOptions } from './replacements.ts'
import { refusedIn, wordsOf, type Token } from './token.ts'

/**
 * The command without what Celery refuses or reads otherwise than it looks, for a cure: a cure must not repeat a fault that
 * another check has found. Where the installed Celery's options aren't known, only faults in every version are corrected.
 */
export function soundCommand(argv: readonly string[], fact: CeleryOptionsFact = anyCelery): readonly string[] {
  if (argv[0] !== 'celery') return argv
  const tokens = readWorkerCommand(argv, fact)
  const refused = refusedIn(tokens)
  if (refused.length === 0) return wellFormed(tokens)
  if (fact.options === null && !refused.every(isAlwaysRefused)) return argv
  const corrected = correctCommand(tokens, fact)
  return corrected === null ? argv : wellFormed(readWorkerCommand(corrected, fact))
}

/** `--reload`, `--workers`, `-A` behind the word worker (which Celery 4 accepts in front of it too). */
const isAlwaysRefused = (token: Token): boolean =>
  token.kind === 'unknown'
    ? restartOptions.includes(token.name) || optionReplacements[token.name] !== undefined
    : token.kind === 'option' && token.wrong === 'misplaced'

/** Options whose value is a name or a list of names. */
const NAMES = ['--app', '--queues', '--exclude-queues', '--include']

/**
 * Values without the equals sign and the blanks that Celery would take for a part of them (`-Q=mail`, `-Q "mail, reports"`),
 * and the pool as a word of its own: Celery doesn't see `-Pgevent`.
 */
const wellFormed = (tokens: readonly Token[]): string[] =>
  tokens.every((token) => formed(token) === null)
    ? wordsOf(tokens)
    : tokens.flatMap((token) => formed(token) ?? token.words)

function formed(token: Token): string[] | null {
  if (token.kind !== 'option' || token.option.value === 'none') return null
  const { names } = token.option
  const [word = ''] = token.words
  const typed = token.joined ? word.slice(2) : token.value
  if (typed === null) return null
  const value = token.joined ? typed.replace(/^=/, '') : typed
  const plain = names.some((name) => NAMES.includes(name))
    ? value
        .split(',')
        .map((name) => name.trim())
        .join(',')
    : value
  const pool = token.joined && names.includes('--pool')
  return plain === typed && !pool ? null : [token.joined ? word.slice(0, 2) : token.name, plain]
}

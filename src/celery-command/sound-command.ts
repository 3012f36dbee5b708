import type { CeleryOptionsFact } from '../facts/launch.ts'
import { anyCelery } from './common-options.ts'
import { correctCommand } from './correct-command.ts'
import { readWorkerCommand } from './read-command.ts'
import { optionReplacements, restartOptions } from './replacements.ts'
import { refusedIn, type Token } from './token.ts'

/**
 * The command without what Celery refuses, for a cure: a cure must not repeat a fault that another check has found. Where the
 * installed Celery's options aren't known, only faults in every version are corrected.
 */
export function soundCommand(argv: readonly string[], fact: CeleryOptionsFact = anyCelery): readonly string[] {
  if (argv[0] !== 'celery') return argv
  const tokens = readWorkerCommand(argv, fact)
  const refused = refusedIn(tokens)
  if (refused.length === 0 || (fact.options === null && !refused.every(isAlwaysRefused))) return argv
  return correctCommand(tokens, fact) ?? argv
}

/** `--reload`, `--workers`, `-A` behind the word worker (which Celery 4 accepts in front of it too). */
const isAlwaysRefused = (token: Token): boolean =>
  token.kind === 'unknown'
    ? restartOptions.includes(token.name) || optionReplacements[token.name] !== undefined
    : token.kind === 'option' && token.wrong === 'misplaced'

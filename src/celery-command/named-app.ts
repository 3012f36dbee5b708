import type { LaunchCommand } from '../facts/project.ts'
import { optionValue } from './option-value.ts'
import { literal } from './shell-value.ts'

/**
 * The app that a command of Celery names: by -A, or by the variable CELERY_APP where it is set for the command. A value that
 * only the shell knows stays as it is written. Null: it names none.
 */
export function namedApp({ argv, env = {} }: Pick<LaunchCommand, 'argv' | 'env'>): string | null {
  const typed = optionValue(argv, '--app')
  if (typed !== null) return literal(typed, env) ?? typed
  return argv[0] === 'celery' ? literal(env['CELERY_APP'] ?? '', {}) : null
}

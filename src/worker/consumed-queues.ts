import type { LaunchCommand } from '../facts/project.ts'
import type { WorkerFact } from '../facts/worker.ts'
import { literal } from '../celery-command/shell-value.ts'
import { optionValue } from '../celery-command/option-value.ts'

/** The queues that the project's own worker commands consume. */
export interface Consumed {
  readonly queues: ReadonlySet<string>
  /** `file:line`: queues. */
  readonly shown: readonly string[]
}

/**
 * @param own what a worker without -Q consumes
 * @returns null if the project has no worker command, or has one whose queues cannot be read
 */
export function consumedQueues(
  commands: readonly LaunchCommand[],
  worker: WorkerFact,
  own: readonly string[],
): Consumed | null {
  if (commands.length === 0) return null
  const queues = new Set(worker.configured.queues?.value ?? [])
  const shown: string[] = []
  for (const command of commands) {
    const names = queuesOf(command, own)
    if (names === null) return null
    names.forEach((name) => queues.add(name))
    shown.push(`${command.file}:${command.line}: ${names.join(', ')}`)
  }
  return { queues, shown: [...new Set(shown)] }
}

/** The queues that a command's worker consumes; null: only the shell knows. */
export function queuesOf({ argv, env }: LaunchCommand, own: readonly string[]): readonly string[] | null {
  const typed = optionValue(argv, '--queues') ?? env?.['CELERY_WORKER_QUEUES'] ?? null
  const given = typed === null ? null : (literal(typed, env ?? {}) ?? typed)
  const without = optionValue(argv, '--exclude-queues')
  // Variables and placeholders: $QUEUES, %QUEUES%, <queue>, {{ queue }}.
  if (/[$%<{*]/.test(`${given ?? ''}${without ?? ''}`)) return null
  const left = split(without)
  return given === null ? own.filter((name) => !left.includes(name)) : split(given)
}

const split = (list: string | null): string[] => (list ?? '').split(',').flatMap((name) => name.trim() || [])

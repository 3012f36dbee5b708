import type { AppFact } from '../facts/app.ts'
import type { PythonFact } from '../facts/python.ts'
import type { WorkerFact } from '../facts/worker.ts'
import { autoscaleMax } from '../celery-command/autoscale.ts'
import { optionValue } from '../celery-command/option-value.ts'

/** Windows waits for at most 63 handles at once (WaitForMultipleObjects); the pool needs some of them itself. */
export const MAX_PROCESSES_ON_WINDOWS = 60

export interface Planned {
  /** Child processes of prefork, or threads of the threads pool, at most. */
  readonly count: number
  /** The number is configured; else it is Celery's own default. */
  readonly chosen: boolean
  readonly from: string
}

interface Known {
  readonly worker: WorkerFact
  readonly python: PythonFact
  readonly app: AppFact
}

/** How many processes or threads the worker would start; null where that isn't known, or is fitted to the machine. */
export function plannedProcesses({ worker, python, app }: Known): Planned | null {
  if (worker.pool !== 'prefork' && worker.pool !== 'threads') return null
  // poolwise fits the number to the CPUs it may use, and so does `-c auto` in Celery 5.7.
  if (worker.command?.[0] === 'poolwise' || isAuto(worker, app)) return null
  const { autoscale } = worker.configured
  const most = autoscaleMax(autoscale?.value ?? '')
  if (autoscale && most > 0) return { count: most, chosen: true, from: autoscale.origin.where }
  const chosen = worker.concurrency !== null
  const count = worker.concurrency ?? python.process.cpuCount
  return count === null ? null : { count, chosen, from: worker.concurrencyOrigin.where }
}

function isAuto({ command, concurrency }: WorkerFact, { settings }: AppFact): boolean {
  if (concurrency !== null) return false
  const words = [command && optionValue(command, '--concurrency'), settings['worker_concurrency']?.value]
  return words.some((word) => typeof word === 'string' && word.trim().toLowerCase() === 'auto')
}

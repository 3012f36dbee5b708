import type { AppFact, TaskOptions } from '../../facts/app.ts'
import type { Sourced, WorkerFact } from '../../facts/worker.ts'

/** A time limit of a task, and where it comes from. */
export interface Limit {
  /** Seconds. */
  readonly seconds: number
  readonly where: string
}

const options = (app: AppFact, task: string): TaskOptions => app.taskOptions[task] ?? {}

/** Tasks whose messages are acknowledged after they have run: by their own option, or by task_acks_late. */
export const lateTasks = (app: AppFact): string[] =>
  app.tasks.filter((task) => options(app, task).acksLate ?? isOn(app, 'task_acks_late'))

/** A setting that is True. */
export const isOn = (app: AppFact, name: string): boolean => app.settings[name]?.value === true

/** `name (file:line)`, for evidence. */
export const settingFrom = (app: AppFact, name: string): string =>
  [name, app.settings[name]?.where].filter(Boolean).join(', ')

/** The longest time limit among these tasks; null if none of them has one. */
export function longestLimit(app: AppFact, worker: WorkerFact, tasks: readonly string[]): Limit | null {
  const limits = tasks.flatMap((task): Limit[] => {
    const { timeLimit, softTimeLimit } = options(app, task)
    const own = timeLimit ?? softTimeLimit
    if (own !== undefined) return [{ seconds: own, where: task }]
    return limitOf(worker.configured.timeLimit ?? worker.configured.softTimeLimit)
  })
  return limits.reduce<Limit | null>(
    (longest, one) => (longest && longest.seconds >= one.seconds ? longest : one),
    null,
  )
}

const limitOf = (given: Sourced<number> | null): Limit[] =>
  given ? [{ seconds: given.value, where: given.origin.where }] : []

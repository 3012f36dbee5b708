import type { TasksEvent } from './worker-event.ts'

/** What became of a task, as the lifeline reports it. */
export type Fate = 'finished' | 'returned' | 'held' | 'acknowledged-early' | 'process-died'

interface Tally {
  readonly count: number
  /** `name[id]` of the first of them. */
  readonly tasks: readonly string[]
}

/** What became of a worker's tasks. */
export type Account = Readonly<Partial<Record<Fate, Tally>>>

const MAX_NAMES = 12

/** A pool process that dies is reported when it happens; everything else is reported once, in whole. */
export function entered(account: Account, fate: Fate, tally: Tally): Account {
  const before = fate === 'process-died' ? account[fate] : undefined
  const count = (before?.count ?? 0) + tally.count
  const tasks = [...(before?.tasks ?? []), ...tally.tasks].slice(0, MAX_NAMES)
  return { ...account, [fate]: { count, tasks } }
}

/** The number of tasks that no worker will run again. */
export const lostCount = (account: Account): number =>
  (account['acknowledged-early']?.count ?? 0) + (account['process-died']?.count ?? 0)

/** The account as events, the worst last. */
export function accountEvents({ finished, returned, held, ...lost }: Account): TasksEvent[] {
  const { 'acknowledged-early': early, 'process-died': died } = lost
  return [
    ...(finished ? [{ type: 'tasks-finished', ...finished } as const] : []),
    ...(returned ? [{ type: 'tasks-returned', ...returned } as const] : []),
    ...(held ? [{ type: 'tasks-held', ...held } as const] : []),
    ...(died ? [{ type: 'tasks-lost', because: 'process-died', ...died } as const] : []),
    ...(early ? [{ type: 'tasks-lost', because: 'acknowledged-early', ...early } as const] : []),
  ]
}

import type { Finding } from '../../doctor/report.ts'
import type { Facts } from '../../facts/facts.ts'

/** Without these a worker can't start. */
const ESSENTIAL = ['host.node-supported', 'python', 'app']

/**
 * Whether a worker with this error can't start, or can run none of its tasks: then launch refuses. An error of some tasks
 * stands above the worker's log, and the others run. Pure.
 */
export function blocksLaunch({ id, category }: Pick<Finding, 'id' | 'category'>, { app }: Partial<Facts>): boolean {
  const tasks = app?.tasks.length ?? 0
  if (id === 'app.async-tasks') return (app?.asyncTasks ?? []).length >= tasks
  if (id === 'app.tasks-registered') return tasks === 0
  return ESSENTIAL.includes(id) || ESSENTIAL.includes(category)
}

import type { Facts } from '../facts/facts.ts'
import { consumedQueues } from './consumed-queues.ts'
import { routeTaken } from './route-taken.ts'

/** A queue to which the project sends messages, and that no worker of it consumes. */
export interface LostQueue {
  readonly queue: string
  /** What is sent to it: a task by its route, or a place in the code. */
  readonly sent: string
}

type Known = Pick<Facts, 'worker' | 'queues' | 'routes'> &
  Partial<Pick<Facts, 'queueMentions' | 'launchCommands' | 'taskUsage' | 'beatSchedule'>>

/**
 * The queues that wait for a worker: tasks or calls name them, and neither a worker command of the project nor a worker without
 * -Q consumes them. What another file names may be consumed there, but for a project that has no worker command. Pure.
 * @returns null where that can't be told: only the shell knows a command's queues, or not every file was read
 */
export function lostQueues({
  worker,
  queues,
  routes,
  queueMentions,
  launchCommands = [],
  taskUsage,
  beatSchedule,
}: Known): readonly LostQueue[] | null {
  const alone = launchCommands.length === 0
  const own = worker.configured.queues?.value ?? queues
  const consumed = alone ? new Set(own) : (consumedQueues(launchCommands, worker, queues)?.queues ?? null)
  if (consumed === null) return null
  const mentioned = alone ? [] : (queueMentions?.queues ?? [])
  const routed = Object.entries(routes).flatMap(([task, queue]) =>
    queue !== null && routeTaken(task, queue, taskUsage, beatSchedule) ? [{ queue, sent: task }] : [],
  )
  const named = (taskUsage?.queues ?? []).map(({ queue, file, line }) => ({ queue, sent: `${file}:${line}` }))
  const lost = [...routed, ...named].filter(({ queue }) => !consumed.has(queue) && !mentioned.includes(queue))
  if (lost.length > 0 && !alone && queueMentions?.complete === false) return null
  return lost.filter(({ queue }, index) => lost.findIndex((one) => one.queue === queue) === index)
}

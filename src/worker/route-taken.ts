import type { BeatScheduleFact } from '../facts/beat-schedule.ts'
import type { TaskUsageFact } from '../facts/task-usage.ts'

/** Whether messages of the task go by its route: not if every call, and beat's entries, name another queue. */
export function routeTaken(
  task: string,
  route: string,
  usage: TaskUsageFact | undefined,
  schedule: BeatScheduleFact | undefined,
): boolean {
  const name = task.split('.').at(-1)!
  if (usage?.calls?.plain.includes(name)) return true
  const entries = (schedule?.entries ?? []).filter((entry) => entry.task === task)
  if (entries.length === 0 && !usage?.calls?.queued.includes(name)) return true
  return entries.some(({ queue }) => queue === null || queue === route)
}

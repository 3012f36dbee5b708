import type { AppFact } from '../../facts/app.ts'
import type { ScheduleEntry } from '../../facts/beat-schedule.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { longestLimit, type Limit } from './task-settings.ts'

/** A note: a limit is the longest time that a task may take, mostly not the time that it takes. */
export const beatInterval = defineCheck({
  id: 'config.beat-interval',
  title: 'Time limits of tasks that beat sends are below their intervals',
  tier: 'local',
  severity: 'info',
  needs: ['app', 'worker', 'beatSchedule'],
  after: settingsAreRead,
  evaluate({ app, worker, beatSchedule: { entries } }) {
    const found = entries.flatMap((entry) => tooOften(entry, app, worker))
    const [first] = found
    if (first === undefined) return pass({ entries: entries.length })
    const { entry, every, limit } = first
    return fail({
      message: `beat sends ${entry.task} every ${every} s (entry ${entry.entry}), but it may run for ${limit.seconds} s: runs overlap, or wait in the queue, which grows.`,
      evidence: {
        entries: found.map(
          (one) =>
            `${one.entry.entry}: every ${one.every} s, limit ${one.limit.seconds} s (${one.limit.where})${one.entry.where === null ? '' : `, ${one.entry.where}`}`,
        ),
      },
      remedy:
        'Lower the time limit below the interval, or let waiting messages expire: "options": {"expires": …} in the entry. A lock in the task keeps two runs apart.',
      location: locationAt(entry.where),
    })
  },
})

interface TooOften {
  readonly entry: ScheduleEntry
  readonly every: number
  readonly limit: Limit
}

function tooOften(entry: ScheduleEntry, app: AppFact, worker: WorkerFact): TooOften[] {
  const every = entry.everySeconds
  if (every === undefined || !app.tasks.includes(entry.task)) return []
  const limit = longestLimit(app, worker, [entry.task])
  return limit !== null && limit.seconds > every ? [{ entry, every, limit }] : []
}

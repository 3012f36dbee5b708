import { placeOf, type Place } from './worker-life.ts'
import type { Story } from './story.ts'

/** A shorter interval has other causes: a retry, a duplicate publisher. */
const MIN_INTERVAL_MS = 60_000
const MAX_TASKS = 20_000
const ENDED = /\[([\w-]{8,60})\] (retry|raised|succeeded|rejected)/

const NEW_START = [
  'Connection to broker lost',
  'concurrency: ',
  'Connected to ',
  ' ready.',
  ' shutdown (',
  'Restoring ',
]
const MAX_RETRY_DELAY_MS = 5_000
const soonAfter = (place: Place, time: number | null): boolean =>
  time !== null && place.time !== null && time - place.time <= MAX_RETRY_DELAY_MS

/** The same message delivered twice, as Redis does after its visibility timeout. */
export function redelivery(): Story {
  const received = new Map<string, number>()
  let twice: { task: string; place: Place } | null = null
  return {
    see(event, life) {
      // A lost connection and a restart redeliver messages for other reasons.
      if (NEW_START.some((words) => event.text.includes(words))) received.clear()
      const ended = ENDED.exec(event.text.slice(0, 1_000))
      if (ended) received.delete(ended[1]!)
      // A retry publishes the task's next message before it is logged itself.
      if (twice && ended?.[2] === 'retry' && twice.task === ended[1] && soonAfter(twice.place, event.time)) twice = null
      if (life.arrived === null || event.time === null) return
      const before = received.get(life.arrived)
      if (before !== undefined && event.time - before >= MIN_INTERVAL_MS)
        twice ??= { task: life.arrived, place: placeOf(event) }
      if (received.size < MAX_TASKS) received.set(life.arrived, event.time)
    },
    find: () => (twice ? { id: 'redis-visibility-timeout-redelivery', at: twice.place, confidence: 'high' } : null),
  }
}

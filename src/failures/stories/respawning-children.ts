import { placeOf, type Place } from './worker-life.ts'
import type { Story } from './story.ts'

/** billiard logs this for each spawned child; the numbers only increase. */
const CHILD = /SpawnPoolWorker-(\d{1,6})\b.{0,200}?child process \d{1,9} calling self\.run\(\)/
/** The first children start close together, even on a slow machine; one that starts after a pause replaces another. */
const PAUSE_MS = 1_200
const REPLACED = 2
/** How long received tasks go without any further log line when the children hang instead of dying. */
const UNHEARD_MS = 5_000
const LONG_UNHEARD_MS = 60_000

/** prefork on Windows without its errors in the log: children are replaced in a loop and no task finishes. */
export function respawningChildren(): Story {
  let highest = 0
  let late = 0
  let began: Place | null = null
  let firstLate: Place | null = null
  let before: number | null = null
  return {
    see(event) {
      const child = CHILD.exec(event.text.slice(0, 400))
      if (!child) return
      highest = Math.max(highest, Number(child[1]))
      const here = placeOf(event)
      began ??= here
      const pause = here.time !== null && before !== null ? here.time - before : 0
      before = here.time ?? before
      if (late === 0 && pause < PAUSE_MS) return
      late++
      firstLate ??= here
    },
    find({ banner, first, arrivals, now }) {
      if (!began || first.finished) return null
      const replaced = banner ? highest > banner.concurrency : late >= REPLACED
      const since = first.received?.time
      const unheard = since == null || now === null ? 0 : now - since
      // Without times, only the numbers count.
      if (!replaced || (late === 0 && began.time !== null)) {
        // prefork on Windows is expected to hang, so a short log is enough.
        const expected = banner?.windows === true && banner.pool === 'prefork'
        const hangs = unheard >= LONG_UNHEARD_MS || (arrivals > 1 && (expected || unheard >= UNHEARD_MS))
        return hangs ? { id: 'windows-prefork-respawn-loop', at: first.received!, confidence: 'low' } : null
      }
      return { id: 'windows-prefork-respawn-loop', at: firstLate ?? began, confidence: 'high' }
    },
  }
}

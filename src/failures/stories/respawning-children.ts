import { placeOf, type Place } from './worker-life.ts'
import type { Story } from './story.ts'

/** What billiard logs for each child that starts by spawn; the numbers only rise. */
const CHILD = /SpawnPoolWorker-(\d{1,6})\b.{0,200}?child process \d{1,9} calling self\.run\(\)/
/** The first children start close together, on a slow machine too; one that comes after a pause replaces one that died. */
const PAUSE_MS = 1_200
const REPLACED = 2
/** Tasks that were received and of which nothing was heard again: the children hang instead of dying. */
const UNHEARD_MS = 5_000
const LONG_UNHEARD_MS = 60_000

/** prefork on Windows whose errors aren't shown: children come and go, nothing is ever done. */
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
      // Without times the numbers alone must do.
      if (!replaced || (late === 0 && began.time !== null)) {
        // On Windows nothing else is to be expected of prefork: there a log needn't go on for long.
        const expected = banner?.windows === true && banner.pool === 'prefork'
        const hangs = unheard >= LONG_UNHEARD_MS || (arrivals > 1 && (expected || unheard >= UNHEARD_MS))
        return hangs ? { id: 'windows-prefork-respawn-loop', at: first.received!, confidence: 'low' } : null
      }
      return { id: 'windows-prefork-respawn-loop', at: firstLate ?? began, confidence: 'high' }
    },
  }
}

import { placeOf, type Place } from './worker-life.ts'
import type { Story } from './story.ts'

const WORKER = /(?:^|[\s/\\])celery(?:\.exe)?\s[^\n]{0,400}\bworker\b[^\n]{0,400}/
const POOL = /\s(?:-P ?|--pool[= ])(\w{1,40})/
const LIMIT = /\s--(?:soft-)?time-limit\b/

/** The command line at the top of the log names a pool, and the banner another one. */
export function ignoredPool(): Story {
  let requested: string | null = null
  return {
    see(event, { banner }) {
      if (!banner || event.text.includes('concurrency: '))
        requested ??= POOL.exec(WORKER.exec(event.text)?.[0] ?? '')?.[1] ?? null
    },
    find({ banner }) {
      // prefork is the only pool that cannot override the setting.
      const ignored = banner && (requested === 'prefork' || requested === 'processes') && banner.pool !== 'prefork'
      return ignored ? { id: 'pool-option-ignored', at: banner.place, confidence: 'high' } : null
    },
  }
}

/** The command line at the top of the log sets time limits that the pool ignores. */
export function ignoredTimeLimit(): Story {
  let requested: Place | null = null
  return {
    see(event, { banner }) {
      if ((!banner || event.text.includes('concurrency: ')) && LIMIT.test(WORKER.exec(event.text)?.[0] ?? ''))
        requested ??= placeOf(event)
    },
    find({ banner }) {
      return requested && /^(?:solo|threads?)$/.test(banner?.pool ?? '')
        ? { id: 'time-limit-silently-ignored', at: requested, confidence: 'high' }
        : null
    },
  }
}

import { placeOf, type Place } from './worker-life.ts'
import type { Story } from './story.ts'

const WORKER = /(?:^|[\s/\\])celery(?:\.exe)?\s[^\n]{0,400}\bworker\b[^\n]{0,400}/
const POOL = /\s(?:-P ?|--pool[= ])(\w{1,40})/
const LIMIT = /\s--(?:soft-)?time-limit\b/

/** A command line at the head of a log, with a pool that wasn't used. */
export function ignoredPool(): Story {
  let asked: string | null = null
  return {
    see(event, { banner }) {
      if (!banner || event.text.includes('concurrency: '))
        asked ??= POOL.exec(WORKER.exec(event.text)?.[0] ?? '')?.[1] ?? null
    },
    find({ banner }) {
      // The only name that can't override the setting.
      const ignored = banner && (asked === 'prefork' || asked === 'processes') && banner.pool !== 'prefork'
      return ignored ? { id: 'pool-option-ignored', at: banner.place, confidence: 'high' } : null
    },
  }
}

/** A command line at the head of a log, with limits that the pool can't keep. */
export function ignoredTimeLimit(): Story {
  let asked: Place | null = null
  return {
    see(event, { banner }) {
      if ((!banner || event.text.includes('concurrency: ')) && LIMIT.test(WORKER.exec(event.text)?.[0] ?? ''))
        asked ??= placeOf(event)
    },
    find({ banner }) {
      return asked && /^(?:solo|threads?)$/.test(banner?.pool ?? '')
        ? { id: 'time-limit-silently-ignored', at: asked, confidence: 'high' }
        : null
    },
  }
}

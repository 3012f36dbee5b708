import type { Story } from './story.ts'

export const isGreen = (pool: string | undefined): boolean => pool === 'gevent' || pool === 'eventlet'

/** A green pool that is not monkey-patched: tasks are received, and the worker's remote control never connects. */
export function unpatchedGreenPool(): Story {
  let warned = false
  return {
    see(event) {
      warned ||= event.text.includes("shouldn't be used to select the eventlet")
    },
    find({ banner, first }) {
      const stuck =
        isGreen(banner?.pool) && first.received && first.ready && !first.finished && !first['remote-control-ready']
      return stuck && !warned ? { id: 'gevent-not-monkeypatched', at: first.received, confidence: 'high' } : null
    },
  }
}

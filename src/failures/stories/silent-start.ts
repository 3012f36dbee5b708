import type { Story } from './story.ts'

/**
 * A worker that stops talking between its banner and `Connected to`. The list of tasks is only printed at INFO,
 * where a healthy worker goes on talking: without it silence means nothing.
 */
export function silentStart(): Story {
  return {
    see() {},
    find({ banner, first }) {
      if (
        !banner ||
        !first['tasks-listed'] ||
        first.connected ||
        first.ready ||
        first.received ||
        first['said-something']
      )
        return null
      const label = banner.transport.startsWith('rediss:') ? 'tls-to-plain-redis-hang' : 'worker-silent-on-broker'
      return { label, at: banner.place, confidence: 'low' }
    },
  }
}

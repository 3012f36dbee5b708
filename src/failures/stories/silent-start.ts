import type { Story } from './story.ts'

/**
 * A worker that stops talking between its banner and `Connected to`. The list of tasks is only printed at INFO,
 * where a healthy worker goes on talking: without it silence means nothing.
 * @param whole the log is known to hold all that the worker wrote. Of other files many hold nothing but banners:
 * the worker prints them to stdout, whatever its `--logfile` is, and excerpts end where it pleases
 */
export function silentStart(whole: boolean): Story {
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
      // A record after the banner shows that the log is written here too, the end that nothing was cut off.
      if (!whole && !(first.logged && first.stopping)) return null
      const label = banner.transport.startsWith('rediss:') ? 'tls-to-plain-redis-hang' : 'worker-silent-on-broker'
      return { label, at: banner.place, confidence: 'low' }
    },
  }
}

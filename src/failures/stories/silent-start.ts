import type { Story } from './story.ts'

/**
 * A worker that logs nothing between its banner and `Connected to`. The list of tasks is only printed at INFO, where a
 * healthy worker logs more; without the list, silence means nothing.
 * @param whole the log is everything the worker wrote. Other files may hold nothing but banners, one start after
 * another: the worker prints them to stdout, whatever its `--logfile` is
 */
export function silentStart(whole: boolean): Story {
  return {
    see() {},
    find({ banner, first }) {
      if (!banner || !first['tasks-listed'] || first.connected || first.ready || first.received || first.progressed)
        return null
      // A record after the banner shows that the log goes to this file, and not only what is printed; a shutdown, that
      // it is complete. An excerpt may end anywhere.
      if (!whole && !(first.logged && first.stopping)) return null
      const id = banner.transport.startsWith('rediss:') ? 'tls-to-plain-redis-hang' : 'worker-silent-on-broker'
      return { id, at: banner.place, confidence: 'low' }
    },
  }
}

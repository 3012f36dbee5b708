import type { Story } from './story.ts'

/** Lines of warnings, and of a shell, that may stand above a banner. */
const PREAMBLE = 30

/**
 * A worker that stops talking between its banner and `Connected to`. The list of tasks is only printed at INFO,
 * where a healthy worker goes on talking: without it silence means nothing.
 * @param whole the log is known to hold all that the worker wrote. Of other files some hold nothing but the banners of
 * one start after another: the worker prints them to stdout, whatever its `--logfile` is
 */
export function silentStart(whole: boolean): Story {
  return {
    see() {},
    find({ banner, first, starts }) {
      if (
        !banner ||
        !first['tasks-listed'] ||
        first.connected ||
        first.ready ||
        first.received ||
        first['said-something']
      )
        return null
      // A record after the banner shows that the log is written here too, the end that nothing was cut off. Without them
      // only a file that is that one start and nothing else.
      const alone = starts === 1 && banner.place.line <= PREAMBLE
      if (!whole && !alone && !(first.logged && first.stopping)) return null
      const id = banner.transport.startsWith('rediss:') ? 'tls-to-plain-redis-hang' : 'worker-silent-on-broker'
      return { id, at: banner.place, confidence: 'low' }
    },
  }
}

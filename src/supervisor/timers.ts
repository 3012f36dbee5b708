import type { TimerName } from './supervisor-event.ts'

/** setTimeout fires immediately above this. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1

/** Named timers; setting one again restarts it. */
export function createTimers(onFire: (name: TimerName) => void) {
  const running = new Map<TimerName, NodeJS.Timeout>()
  const clear = (name: TimerName) => {
    clearTimeout(running.get(name))
    running.delete(name)
  }
  return {
    set(name: TimerName, ms: number) {
      clear(name)
      running.set(
        name,
        setTimeout(
          () => {
            running.delete(name)
            onFire(name)
          },
          Math.min(ms, MAX_TIMEOUT_MS),
        ),
      )
    },
    clear,
  }
}

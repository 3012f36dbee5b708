import type { TimerName } from './supervisor-event.ts'

/** setTimeout fires immediately above this. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1

interface Running {
  readonly timeout: NodeJS.Timeout
  readonly end: number
}

/** Named timers; setting one again restarts it. */
export function createTimers(onFire: (name: TimerName) => void) {
  const running = new Map<TimerName, Running>()
  let frozen: readonly { readonly name: TimerName; readonly ms: number }[] = []
  const clear = (name: TimerName) => {
    clearTimeout(running.get(name)?.timeout)
    running.delete(name)
  }
  const set = (name: TimerName, ms: number) => {
    clear(name)
    const fire = () => {
      running.delete(name)
      onFire(name)
    }
    const timeout = setTimeout(fire, Math.min(ms, MAX_TIMEOUT_MS))
    running.set(name, { timeout, end: performance.now() + ms })
  }
  return {
    set,
    clear,
    /** Stops the clock of all timers, while worker and supervisor are suspended. */
    freeze() {
      frozen = [...running].map(([name, { end }]) => ({ name, ms: Math.max(0, end - performance.now()) }))
      for (const { name } of frozen) clear(name)
    },
    thaw() {
      for (const { name, ms } of frozen) set(name, ms)
      frozen = []
    },
  }
}

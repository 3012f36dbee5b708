/** What a step answers when its time is up. */
export const LATE = Symbol('late')

/**
 * Waits for a promise, but not for ever. The promise itself goes on: whoever owns its socket ends it.
 * @param ms at most this long
 * @param signal ends the waiting early
 */
export async function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal): Promise<T | typeof LATE> {
  if (signal.aborted) {
    promise.catch(() => undefined)
    return LATE
  }
  let finish: (late: typeof LATE) => void = () => undefined
  const late = new Promise<typeof LATE>((resolve) => (finish = resolve))
  const timer = setTimeout(() => finish(LATE), ms)
  const abort = () => finish(LATE)
  signal.addEventListener('abort', abort, { once: true })
  // A rejection that comes after the deadline has nobody to listen to it.
  promise.catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

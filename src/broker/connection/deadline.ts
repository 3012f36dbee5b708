/** The result of `within` at its deadline. */
export const LATE = Symbol('late')

/**
 * Waits for a promise up to a deadline. The promise is not cancelled: the owner of its socket does that.
 * @param ms milliseconds
 * @param signal ends the wait early
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
  // After the deadline, a rejection has no other handler.
  promise.catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

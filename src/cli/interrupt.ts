import { Interrupted } from './errors.ts'

export interface InterruptOptions {
  /**
   * What a second Ctrl+C does. `ends`: the process ends at once, as without a handler. `ignored`: nothing, because
   * what was started has to be ended first.
   */
  readonly second?: 'ends' | 'ignored'
}

/** What became of work that an interrupt ends early and that still has a result. */
export interface Ended<T> {
  readonly result: T
  readonly interrupted: boolean
}

/**
 * Runs `work` with a signal that Ctrl+C (SIGINT) and SIGTERM abort. The handlers are gone when it has ended.
 * @throws Interrupted when `work` throws after the signal was aborted
 */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { second = 'ends' }: InterruptOptions = {},
): Promise<Ended<T>> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const listen = second === 'ends' ? 'once' : 'on'
  process[listen]('SIGINT', abort)
  process[listen]('SIGTERM', abort)
  try {
    const result = await work(controller.signal)
    return { result, interrupted: controller.signal.aborted }
  } catch (error) {
    throw controller.signal.aborted ? new Interrupted() : error
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort)
  }
}

/**
 * The result of `work`, which an interrupt leaves without one.
 * @throws Interrupted when the signal was aborted, whatever became of the work
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: InterruptOptions = {},
): Promise<T> {
  const { result, interrupted } = await untilInterrupted(work, options)
  if (interrupted) throw new Interrupted()
  return result
}

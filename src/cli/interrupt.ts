import { ignoresHangUps } from '../platform/nohup.ts'
import { Interrupted, type StopSignal } from './errors.ts'

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
  /** The signal that came first. */
  readonly by: StopSignal | undefined
}

/**
 * Runs `work` with a signal that Ctrl+C (SIGINT), SIGTERM and, unless it is ignored (nohup), SIGHUP abort. The handlers are gone
 * when it has ended.
 * @throws Interrupted when `work` throws after the signal was aborted
 */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { second = 'ends' }: InterruptOptions = {},
): Promise<Ended<T>> {
  const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM', ...(ignoresHangUps() ? [] : (['SIGHUP'] as const))]
  const controller = new AbortController()
  let by: StopSignal | undefined
  const abort = (name: StopSignal) => {
    by ??= name
    controller.abort()
  }
  const listen = second === 'ends' ? 'once' : 'on'
  for (const name of signals) process[listen](name, abort)
  try {
    const result = await work(controller.signal)
    return { result, interrupted: controller.signal.aborted, by }
  } catch (error) {
    throw controller.signal.aborted ? new Interrupted(by) : error
  } finally {
    for (const name of signals) process.off(name, abort)
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
  const { result, interrupted, by } = await untilInterrupted(work, options)
  if (interrupted) throw new Interrupted(by)
  return result
}

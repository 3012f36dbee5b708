import { Interrupted } from './errors.ts'

export interface InterruptOptions {
  /**
   * What a second Ctrl+C does. `ends`: the process ends at once, as without a handler. `ignored`: nothing, because
   * what was started has to be ended first.
   */
  readonly second?: 'ends' | 'ignored'
}

/**
 * Runs `work` with a signal that Ctrl+C (SIGINT) and SIGTERM abort. The handlers are gone when it has ended.
 * @throws Interrupted when the signal was aborted, whatever became of the work
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { second = 'ends' }: InterruptOptions = {},
): Promise<T> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const listen = second === 'ends' ? 'once' : 'on'
  process[listen]('SIGINT', abort)
  process[listen]('SIGTERM', abort)
  try {
    const result = await work(controller.signal)
    if (controller.signal.aborted) throw new Interrupted()
    return result
  } catch (error) {
    throw controller.signal.aborted ? new Interrupted() : error
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort)
  }
}

import type { Duplex } from 'node:stream'
import { textOf } from './stage-error.ts'

export type FirstReply = { readonly bytes: Buffer } | { readonly ended: string } | 'silent'

/**
 * Waits for the first bytes that a peer sends. The stream is paused afterwards, so that the next reader misses nothing.
 * @param stream stays with its owner, who destroys it
 * @param ms milliseconds to wait
 */
export function firstReply(stream: Duplex, ms: number, signal: AbortSignal): Promise<FirstReply> {
  return new Promise((resolve) => {
    const settle = (reply: FirstReply) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onTimeout)
      stream.pause()
      stream.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError)
      resolve(reply)
    }
    const onData = (bytes: Buffer) => settle({ bytes })
    const onEnd = () => settle({ ended: 'the connection was closed' })
    const onError = (error: Error) => settle({ ended: textOf(error) })
    const onTimeout = () => settle('silent')
    const timer = setTimeout(onTimeout, ms)
    if (signal.aborted) return settle('silent')
    signal.addEventListener('abort', onTimeout, { once: true })
    stream.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError)
    // A paused stream does not resume when a listener is added.
    stream.resume()
  })
}

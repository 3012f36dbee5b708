import type { Duplex } from 'node:stream'
import { textOf } from './failure.ts'

/** What came out of waiting for the other side. */
export type Heard = { readonly bytes: Buffer } | { readonly ended: string }

/** Takes what a peer says off a stream, in order, so that nothing is lost between two questions. */
export interface Conversation {
  /** Resolves with what has come, as soon as something has. */
  next(): Promise<Heard>
  /** Puts back what wasn't used. */
  unread(bytes: Buffer): void
  /** Stops listening; what wasn't read stays in the stream. */
  leave(): void
}

/** @param stream must stay in the hands of its owner, who destroys it */
export function converse(stream: Duplex): Conversation {
  let pending = Buffer.alloc(0)
  let ended: string | null = null
  let wake: () => void = () => undefined
  const onData = (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    wake()
  }
  const onEnd = () => {
    ended ??= 'the connection was closed'
    wake()
  }
  const onError = (error: Error) => {
    ended ??= textOf(error)
    wake()
  }
  stream.on('data', onData)
  stream.on('end', onEnd)
  stream.on('close', onEnd)
  stream.on('error', onError)
  // A stream that was paused once doesn't start again by itself.
  stream.resume()
  return {
    async next() {
      if (pending.length === 0 && ended === null) await new Promise<void>((resolve) => (wake = resolve))
      if (pending.length === 0) return { ended: ended ?? 'the connection was closed' }
      const bytes = pending
      pending = Buffer.alloc(0)
      return { bytes }
    },
    unread(bytes) {
      pending = Buffer.concat([bytes, pending])
    },
    leave() {
      stream.pause()
      stream.off('data', onData)
      stream.off('end', onEnd)
      stream.off('close', onEnd)
      stream.off('error', onError)
      if (pending.length > 0) stream.unshift(pending)
    },
  }
}

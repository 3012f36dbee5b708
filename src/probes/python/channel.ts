import { readEvent, type ChannelEvent } from './read-event.ts'

export interface ChannelReader {
  readonly push: (chunk: Buffer) => void
  /** Call at the end of the stream: the last line may be incomplete. */
  readonly finish: () => void
  readonly events: readonly ChannelEvent[]
  /** The last 64 KiB of everything else: what start-up files print, and the stack that a crash leaves. */
  readonly junk: () => string
}

const MAX_BYTES = 10 * 1024 * 1024
const MAX_JUNK = 64 * 1024

/**
 * Reads events from a stream that other code may write to as well: only whole lines that start with the nonce count.
 * Stops listening after 10 MiB.
 */
export function channelReader(nonce: string, onEvent: (event: ChannelEvent) => void = () => undefined): ChannelReader {
  const events: ChannelEvent[] = []
  const prefix = Buffer.from(nonce)
  let rest: Buffer = Buffer.alloc(0)
  let junk = ''
  let bytes = 0

  const line = (data: Buffer) => {
    const event = data.subarray(0, prefix.length).equals(prefix)
      ? readEvent(data.subarray(prefix.length).toString('utf8'))
      : null
    if (event === null) {
      if (data.length > 0) junk += data.toString('utf8') + '\n'
      // Truncated rarely: a noisy app writes a million lines.
      if (junk.length > 2 * MAX_JUNK) junk = junk.slice(-MAX_JUNK)
      return
    }
    events.push(event)
    onEvent(event)
  }

  return {
    events,
    junk: () => junk.slice(-MAX_JUNK),
    push(chunk) {
      bytes += chunk.length
      if (bytes > MAX_BYTES) return
      const data = Buffer.concat([rest, chunk])
      let start = 0
      for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10, start)) {
        line(data.subarray(start, end))
        start = end + 1
      }
      rest = data.subarray(start)
    },
    finish() {
      line(rest)
      rest = Buffer.alloc(0)
    },
  }
}

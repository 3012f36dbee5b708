import { Type } from '@cloudamqp/amqp-client/amqp-frame'
import { describePeer } from './describe-peer.ts'
import { StageError } from './stage-error.ts'

/** Far beyond any frame of a handshake: a larger "size" is the text of another protocol. */
const MAX_FRAME_BYTES = 1_048_576

/** Type, channel and size before the payload, one byte after it. */
const FRAME_OVERHEAD = 8

/**
 * Takes the first frame off the bytes of a stream.
 * @returns null until all of it has arrived
 * @throws StageError at `answer` if the bytes are not AMQP
 */
export function takeFrame(bytes: Buffer): { readonly frame: Buffer; readonly rest: Buffer } | null {
  if (bytes.length > 0 && Type[bytes.readUInt8(0)] === undefined) throw notAmqp(bytes)
  if (bytes.length < FRAME_OVERHEAD) return null
  const size = bytes.readUInt32BE(3) + FRAME_OVERHEAD
  if (size > MAX_FRAME_BYTES) throw notAmqp(bytes)
  return bytes.length < size ? null : { frame: bytes.subarray(0, size), rest: bytes.subarray(size) }
}

export const notAmqp = (bytes: Buffer): StageError => new StageError('answer', 'not-this-protocol', describePeer(bytes))

import { describePeer } from './describe-peer.ts'
import { StageError } from './stage-error.ts'

/** Bytes of one reply. Those to the few commands that are sent here are a few kilobytes. */
const MAX_REPLY_BYTES = 256 * 1024

/** Values in one reply, the ones inside others included. */
const MAX_VALUES = 4_096

/** Values inside values: ioredis' decoder and `toString` call themselves for each level. */
const MAX_DEPTH = 16

/**
 * What may follow a value's first byte on its line: https://redis.io/docs/latest/develop/reference/protocol-spec/
 * As strict as ioredis' decoder needs it, which reads on at a fixed distance. Pushes and attributes are missing: nobody
 * asked for them.
 */
const HEADS: Readonly<Record<string, RegExp>> = {
  '+': /^[^\r\n]*$/,
  '-': /^[^\r\n]*$/,
  ':': /^[+-]?\d{1,19}$/,
  _: /^$/,
  '#': /^[tf]$/,
  ',': /^[+-]?(?:\d{1,19}(?:\.\d{1,19})?(?:[eE][+-]?\d{1,3})?|inf|nan)$/,
  '(': /^[+-]?\d{1,400}$/,
  $: /^(?:-1|\d{1,15})$/,
  '=': /^\d{1,15}$/,
  '!': /^\d{1,15}$/,
  '*': /^(?:-1|\d{1,15})$/,
  '~': /^\d{1,15}$/,
  '%': /^\d{1,15}$/,
}
const BLOBS = '$=!'
const LISTS = '*~%'

/**
 * Takes the first reply off the bytes of a stream.
 * @returns null until all of it has arrived
 * @throws StageError at `answer` if the bytes are not Redis' protocol, or are more than any Redis server replies here
 */
export function takeReply(bytes: Buffer): { readonly reply: Buffer; readonly rest: Buffer } | null {
  /** How many values are still to come at each level. */
  const open = [1]
  let at = 0
  let values = 0
  while (open.length > 0) {
    const type = String.fromCharCode(bytes[at] ?? 0)
    const head = HEADS[type]
    if (at < bytes.length && head === undefined) throw notRedis(bytes)
    const end = bytes.indexOf('\r\n', at, 'latin1')
    if (end === -1 || head === undefined) return incomplete(bytes)
    const line = bytes.toString('latin1', at + 1, end)
    if (!head.test(line)) throw notRedis(bytes)
    if ((values += 1) > MAX_VALUES) throw tooLarge(`more than ${MAX_VALUES} values`)
    const length = (BLOBS + LISTS).includes(type) ? Number(line) : 0
    at = end + 2
    open[open.length - 1]! -= 1
    if (BLOBS.includes(type)) {
      // -1: null, without content.
      if (length > MAX_REPLY_BYTES) throw tooLarge(`a value of ${length} bytes`)
      if (length >= 0) at += length + 2
      if (at > bytes.length) return incomplete(bytes)
      if (length >= 0 && bytes.toString('latin1', at - 2, at) !== '\r\n') throw notRedis(bytes)
    } else if (length > 0) open.push(type === '%' ? length * 2 : length)
    if (open.length > MAX_DEPTH) throw tooLarge(`values inside values, more than ${MAX_DEPTH} deep`)
    while (open.at(-1) === 0) open.pop()
  }
  return { reply: bytes.subarray(0, at), rest: bytes.subarray(at) }
}

function incomplete(bytes: Buffer): null {
  if (bytes.length > MAX_REPLY_BYTES) throw tooLarge(`more than ${MAX_REPLY_BYTES / 1024} kB`)
  return null
}

const notRedis = (bytes: Buffer): StageError => new StageError('answer', 'not-this-protocol', describePeer(bytes))

const tooLarge = (what: string): StageError => new StageError('answer', 'not-this-protocol', `it sent ${what}`)

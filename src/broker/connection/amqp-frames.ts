/** The part of AMQP 0-9-1 that opening a connection takes. https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf */
export const PROTOCOL_HEADER = Buffer.from('AMQP\0\0\u0009\u0001', 'latin1')

export const methods = {
  start: 10,
  startOk: 11,
  secure: 20,
  tune: 30,
  tuneOk: 31,
  open: 40,
  openOk: 41,
  close: 50,
  closeOk: 51,
} as const

const CONNECTION_CLASS = 10
const METHOD_FRAME = 1
const FRAME_END = 0xce

export interface Method {
  readonly id: number
  readonly args: Buffer
}

/** A method of the class `connection`, on channel 0. */
export function methodFrame(id: number, ...args: readonly Buffer[]): Buffer {
  const payload = Buffer.concat([short(CONNECTION_CLASS), short(id), ...args])
  return Buffer.concat([Buffer.from([METHOD_FRAME, 0, 0]), long(payload.length), payload, Buffer.from([FRAME_END])])
}

/**
 * Takes the first frame off what has come.
 * @returns null: more is needed; 'foreign': this isn't AMQP
 */
export function takeMethod(bytes: Buffer): { readonly method: Method; readonly rest: Buffer } | 'foreign' | null {
  if (bytes.length > 0 && bytes[0] !== METHOD_FRAME) return 'foreign'
  if (bytes.length < 7) return null
  const size = bytes.readUInt32BE(3)
  // Far beyond any opening frame: those "sizes" are the letters of another protocol.
  if (size > 1_048_576) return 'foreign'
  if (bytes.length < 8 + size) return null
  if (bytes[7 + size] !== FRAME_END || size < 4 || bytes.readUInt16BE(7) !== CONNECTION_CLASS) return 'foreign'
  const method = { id: bytes.readUInt16BE(9), args: bytes.subarray(11, 7 + size) }
  return { method, rest: bytes.subarray(8 + size) }
}

export const short = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff])

export const long = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export const shortString = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8').subarray(0, 255)
  return Buffer.concat([Buffer.from([bytes.length]), bytes])
}

export const longString = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8')
  return Buffer.concat([long(bytes.length), bytes])
}

export const readShortString = (bytes: Buffer, at: number): string =>
  bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)).toString('utf8')

/** A long string and where it ends. */
export function readLongString(bytes: Buffer, at: number): { readonly text: string; readonly end: number } {
  const end = at + 4 + bytes.readUInt32BE(at)
  return { text: bytes.subarray(at + 4, end).toString('utf8'), end }
}

/** A string entry of a table. Found by its name and type: the other entries needn't be understood for that. */
export function tableEntry(table: Buffer, name: string): string | null {
  const at = table.indexOf(Buffer.concat([shortString(name), Buffer.from('S')]))
  return at < 0 ? null : readLongString(table, at + name.length + 2).text
}

/** Frames of a RabbitMQ server's handshake, written out by hand: independent of the client that is tested. */

const CLOSE = 50

/** A method frame of class 10, `connection`. @param size the size that the frame claims to have */
export function methodFrame(id: number, args: Buffer, size?: number): Buffer {
  const payload = Buffer.concat([Buffer.from([0, 10, 0, id]), args])
  const head = Buffer.alloc(7)
  head[0] = 1
  head.writeUInt32BE(size ?? payload.length, 3)
  return Buffer.concat([head, payload, Buffer.from([0xce])])
}

const shortString = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])

const longString = (text: string): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(text.length)
  return Buffer.concat([size, Buffer.from(text)])
}

export const start = (mechanisms = 'AMQPLAIN PLAIN'): Buffer => {
  const entry = (name: string, value: string) => Buffer.concat([shortString(name), Buffer.from('S'), longString(value)])
  const properties = Buffer.concat([entry('product', 'RabbitMQ'), entry('version', '4.1.0')]).toString('latin1')
  return methodFrame(10, Buffer.concat([Buffer.from([0, 9]), ...[properties, mechanisms, 'en_US'].map(longString)]))
}

export const secure = methodFrame(20, longString('more?'))

/** 2047 channels, frames of 131072 bytes, heartbeats of 60 seconds. */
export const tune = methodFrame(30, Buffer.from([7, 255, 0, 2, 0, 0, 0, 60]))

export const openOk = methodFrame(41, Buffer.from([0]))

/** Connection.Close because of Connection.Open. */
export const close = (code: number, text: string): Buffer =>
  methodFrame(
    CLOSE,
    Buffer.concat([Buffer.from([code >> 8, code & 255]), shortString(text), Buffer.from([0, 10, 0, 40])]),
  )

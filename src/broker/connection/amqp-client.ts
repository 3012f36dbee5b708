import type { Socket } from 'node:net'
import { AMQPBaseClient } from '@cloudamqp/amqp-client/amqp-base-client'
import { ClassId, ConnectionMethod, Type } from '@cloudamqp/amqp-client/amqp-frame'
import { AMQPView } from '@cloudamqp/amqp-client/amqp-view'
import { notAmqp, takeFrame } from './amqp-framing.ts'
import { AMQP_HEADER } from './amqp-header.ts'
import { StageError, textOf } from './stage-error.ts'

const METHOD: Readonly<Record<'START' | 'START_OK' | 'TUNE' | 'OPEN' | 'OPEN_OK' | 'CLOSE', number>> = ConnectionMethod

type Stage = 'answer' | 'authenticate' | 'database'

/** The methods that a server may answer with at each stage. */
const EXPECTED: Readonly<Record<Stage, readonly number[]>> = {
  answer: [METHOD.START],
  authenticate: [METHOD.TUNE, METHOD.CLOSE],
  database: [METHOD.OPEN_OK, METHOD.CLOSE],
}

export interface AmqpOptions {
  readonly virtualHost: string
  readonly username: string
  readonly password: string
}

/**
 * The AMQP client on a stream that is already open, through the same methods that the package's own TCP and WebSocket
 * clients implement. Its TCP client opens the socket itself, which would hide the earlier stages, and throws from an
 * event handler when the server does not speak AMQP (docs/decisions/0006).
 */
export class AmqpClient extends AMQPBaseClient {
  /** How far the handshake is, by what the client has sent. */
  stage: Stage = 'answer'
  /** Product and version from the server's properties. */
  server: string | null = null
  /** Code and text of the server's Connection.Close. */
  refusal: { readonly code: number; readonly text: string } | null = null
  /** When the virtual host was asked for: `performance.now()`. */
  openSentAt = 0
  readonly #stream: Socket
  #pending: Buffer = Buffer.alloc(0)
  #opened = false

  /** @param stream stays with its owner, who destroys it */
  constructor(stream: Socket, { virtualHost, username, password }: AmqpOptions) {
    super(virtualHost, username, password, 'poolwise')
    this.#stream = stream
  }

  /** Opens the connection. Rejects with a StageError, or with the package's AMQPError when `refusal` is set. */
  override connect(): Promise<this> {
    return new Promise((resolve, reject) => {
      this.connectPromise = [
        () => {
          this.#opened = true
          resolve(this)
        },
        reject,
      ]
      const fail = (error: Error) => {
        this.#stream.off('data', read)
        reject(error)
        for (const channel of this.channels) channel.setClosed(error)
      }
      const read = (chunk: Buffer) => {
        try {
          this.#read(chunk)
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)))
        }
      }
      const closed = () => fail(new StageError('answer', 'closed', 'the connection was closed'))
      this.#stream.on('data', read).on('end', closed).on('close', closed)
      this.#stream.on('error', (error) => fail(streamError(error)))
      // The package writes two small frames in a row: with Nagle's algorithm the second waits for a delayed ACK of 40 ms.
      this.#stream.setNoDelay(true)
      void this.send(AMQP_HEADER)
      // A paused stream does not resume when a listener is added.
      this.#stream.resume()
    })
  }

  override send(bytes: Uint8Array): Promise<void> {
    const sent = methodOf(viewOf(bytes))
    if (sent === METHOD.START_OK) this.stage = 'authenticate'
    if (sent === METHOD.OPEN) {
      this.stage = 'database'
      this.openSentAt = performance.now()
    }
    this.#stream.write(bytes)
    // A failed write arrives as an error of the stream.
    return Promise.resolve()
  }

  protected override closeSocket(): void {
    this.closed = true
    this.#stream.end()
  }

  protected override parseFrames(view: AMQPView): void {
    if (!this.#opened) this.#readHandshake(view)
    super.parseFrames(view)
  }

  #read(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk])
    for (let taken = takeFrame(this.#pending); taken !== null; taken = takeFrame(this.#pending)) {
      const { frame, rest } = taken
      this.#pending = rest
      try {
        this.parseFrames(viewOf(frame))
      } catch (error) {
        // A read past the end, or no end mark: the frame is malformed.
        const malformed = error instanceof RangeError || (error instanceof Error && error.name === 'AMQPError')
        throw malformed ? notAmqp(frame) : error
      }
    }
  }

  /** Keeps what the package drops of the handshake: the server's name and the reason for a refusal. */
  #readHandshake(view: AMQPView): void {
    const method = methodOf(view)
    if (method === null) return
    if (!EXPECTED[this.stage].includes(method))
      throw new StageError(
        this.stage,
        this.stage === 'answer' ? 'not-this-protocol' : 'other',
        `unexpected AMQP method ${method}`,
      )
    if (method === METHOD.START) this.#readStart(view)
    if (method === METHOD.CLOSE) this.refusal = { code: view.getUint16(11), text: view.getShortString(13)[0] }
  }

  /** Connection.Start: two version bytes, the server's properties, the login mechanisms. */
  #readStart(view: AMQPView): void {
    const [{ product, version }, length] = view.getTable(13)
    const [mechanisms] = view.getLongString(13 + length)
    this.server = [product, version].filter((word) => typeof word === 'string').join(' ') || null
    if (!mechanisms.split(' ').includes('PLAIN'))
      throw new StageError('authenticate', 'other', `the server offers only these login mechanisms: ${mechanisms}`)
  }
}

const viewOf = (bytes: Uint8Array): AMQPView => new AMQPView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const METHOD_FRAME: number = Type.METHOD
const CONNECTION_CLASS: number = ClassId.CONNECTION

/** The method of class `connection` that a frame holds; null for any other frame and for the protocol header. */
const methodOf = (view: AMQPView): number | null =>
  view.getUint8(0) === METHOD_FRAME && view.getUint16(7) === CONNECTION_CLASS ? view.getUint16(9) : null

/** With TLS 1.3 a server refuses the client's certificate only after the handshake. */
function streamError(error: Error): StageError {
  const text = textOf(error)
  return /alert/i.test(text) ? new StageError('tls', 'certificate', text) : new StageError('answer', 'closed', text)
}

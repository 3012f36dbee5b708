import type { Socket } from 'node:net'
import type { BrokerAddress } from '../../facts/broker.ts'
import { AMQP_HEADER } from './amqp-header.ts'
import { firstReply } from './first-reply.ts'
import { StageError } from './stage-error.ts'
import type { StageTimeouts } from './stage-timeouts.ts'
import { speaksTls } from './start-tls.ts'

export interface MismatchOptions {
  readonly address: BrokerAddress
  /** Opens another connection to the same place. */
  readonly reconnect: () => Promise<Socket>
  readonly timeouts: StageTimeouts
  readonly signal: AbortSignal
}

/**
 * Connects a second time, with TLS instead of without or the reverse, where the first failure could be a mismatch: its
 * own symptom is only a closed connection or silence.
 * @returns the failure to report
 */
export async function explainTlsMismatch(failed: StageError, options: MismatchOptions): Promise<StageError> {
  const { address, reconnect, timeouts, signal } = options
  const { kind } = failed.failure
  const unclear = kind === 'closed' || kind === 'silent' || kind === 'not-this-protocol'
  if (!unclear || (failed.stage !== 'answer' && failed.stage !== 'tls')) return failed
  if (address.tls && failed.stage !== 'tls') return failed
  const socket = await reconnect().catch(() => null)
  if (socket === null) return failed
  if (!address.tls)
    return (await speaksTls({ socket, host: address.host ?? '', timeoutMs: timeouts.tlsHandshake, signal }))
      ? new StageError('tls', 'plain-to-tls-port', 'the port answers a TLS handshake')
      : failed
  return (await speaksPlainly(socket, options))
    ? new StageError('tls', 'tls-to-plain-port', 'the port answers without TLS')
    : failed
}

async function speaksPlainly(socket: Socket, { address, timeouts, signal }: MismatchOptions): Promise<boolean> {
  socket.write(address.contact === 'amqp' ? AMQP_HEADER : 'PING\r\n')
  const reply = await firstReply(socket, timeouts.plainAnswer, signal)
  return reply !== 'silent' && 'bytes' in reply && /^[+\-\u0001A]/.test(reply.bytes.toString('latin1'))
}

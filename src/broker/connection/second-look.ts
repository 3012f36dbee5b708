import type { Socket } from 'node:net'
import type { BrokerAddress } from '../../facts/broker.ts'
import { PROTOCOL_HEADER } from './amqp-frames.ts'
import { converse } from './conversation.ts'
import { LATE, within } from './deadline.ts'
import { RungError } from './failure.ts'
import { speaksTls } from './start-tls.ts'

/** A plain server answers in no time; what takes longer isn't one. */
const ANSWER_MS = 300

/**
 * A failure that could come of TLS meeting no TLS, looked at again from the other side: the errors of the first look
 * are a closed connection or plain silence and name nothing.
 * @param again opens another connection to the same place
 * @returns the failure to report
 */
export async function secondLook(
  failed: RungError,
  address: BrokerAddress,
  again: () => Promise<Socket>,
  signal: AbortSignal,
): Promise<RungError> {
  const { kind } = failed.failure
  const unclear = kind === 'closed' || kind === 'silent' || kind === 'not-this-protocol'
  if (!unclear || (failed.rung !== 'answer' && failed.rung !== 'tls')) return failed
  const socket = await again().catch(() => null)
  if (socket === null) return failed
  if (!address.tls)
    return (await speaksTls(socket, address.host ?? '', signal))
      ? new RungError('tls', 'plain-to-tls-port', 'the port answers a TLS handshake')
      : failed
  if (failed.rung !== 'tls') return failed
  return (await speaksPlainly(socket, address, signal))
    ? new RungError('tls', 'tls-to-plain-port', 'the port answers without TLS')
    : failed
}

async function speaksPlainly(socket: Socket, address: BrokerAddress, signal: AbortSignal): Promise<boolean> {
  const conversation = converse(socket)
  socket.write(address.contact === 'amqp' ? PROTOCOL_HEADER : 'PING\r\n')
  const heard = await within(conversation.next(), ANSWER_MS, signal)
  conversation.leave()
  return heard !== LATE && 'bytes' in heard && /^[+\-\u0001A]/.test(heard.bytes.toString('latin1'))
}

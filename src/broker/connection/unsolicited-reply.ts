import type { Socket } from 'node:net'
import { describePeer } from './describe-peer.ts'
import { firstReply } from './first-reply.ts'
import { StageError } from './stage-error.ts'

/**
 * Listens for data that the server sends before it is asked. A Redis server that refuses a connection sends the reason
 * and closes it; a client that has started to write by then gets EPIPE and never sees the reason.
 * @param ms milliseconds to listen
 * @throws StageError at `answer`
 */
export async function checkUnsolicitedReply(socket: Socket, ms: number, signal: AbortSignal): Promise<void> {
  const reply = await firstReply(socket, ms, signal)
  if (reply === 'silent') return
  // Both protocols wait for the client to speak first, so a server that closes now is neither.
  if ('ended' in reply) throw new StageError('answer', 'closed', reply.ended)
  throw refusal(reply.bytes)
}

function refusal(bytes: Buffer): StageError {
  const text = bytes.toString('utf8').trim()
  const reason = text.replace(/^-/, '').split('\r\n')[0] ?? ''
  if (/max number of clients/i.test(text)) return new StageError('answer', 'server-full', reason)
  if (text.startsWith('-DENIED')) return new StageError('answer', 'protected-mode', reason)
  return new StageError('answer', 'not-this-protocol', describePeer(bytes))
}

import type { Socket } from 'node:net'
import { converse } from './conversation.ts'
import { LATE, within } from './deadline.ts'
import { RungError } from './failure.ts'
import { whoAnswers } from './who-answers.ts'

/** Redis says it within a few milliseconds of taking the connection. */
const LISTEN_MS = 50

/**
 * Listens whether the server says something unasked. Redis does when it refuses a connection, and closes it; a client
 * that is writing by then only sees a broken pipe and never the reason.
 * @throws RungError at `answer`
 */
export async function sniff(socket: Socket, signal: AbortSignal): Promise<void> {
  const conversation = converse(socket)
  const heard = await within(conversation.next(), LISTEN_MS, signal)
  conversation.leave()
  if (heard === LATE) return
  // Closed at once: an orderly peer would have waited for a question.
  if ('ended' in heard) throw new RungError('answer', 'closed', heard.ended)
  throw refusal(heard.bytes)
}

function refusal(bytes: Buffer): RungError {
  const text = bytes.toString('utf8').trim()
  const said = text.replace(/^-/, '').split('\r\n')[0] ?? ''
  if (/max number of clients/i.test(text)) return new RungError('answer', 'server-full', said)
  if (text.startsWith('-DENIED')) return new RungError('answer', 'protected-mode', said)
  return new RungError('answer', 'not-this-protocol', whoAnswers(bytes))
}

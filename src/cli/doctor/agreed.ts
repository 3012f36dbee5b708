import { createInterface } from 'node:readline/promises'
import { Interrupted } from '../errors.ts'

/**
 * Asks on the terminal. Anything but yes is no.
 * @throws Interrupted on Ctrl+C, or when the signal is aborted
 */
export async function agreed(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
  const ended = new AbortController()
  terminal.once('SIGINT', () => {
    ended.abort()
    terminal.close()
  })
  try {
    const answer = await Promise.race([terminal.question(`${question} [y/N] `, { signal }), closed])
    if (ended.signal.aborted) throw new Interrupted()
    return /^\s*y(?:es)?\s*$/i.test(answer)
  } catch (error) {
    throw signal.aborted ? new Interrupted() : error
  } finally {
    terminal.close()
  }
}

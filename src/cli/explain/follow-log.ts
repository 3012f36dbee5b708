import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { explanationOf, judged, nameOf } from '../../failures/explain.ts'
import type { Explanation } from '../../failures/explanation.ts'
import { openSession, type LogSession } from '../../failures/recognise/log-session.ts'
import { checked, UnreadableLogError } from '../../failures/read/open-log.ts'
import { BinaryLogError } from '../../failures/read/byte-log.ts'
import { block, explainHuman } from '../../render/human/explain.ts'
import { jsonText } from '../../text/json-text.ts'
import { printableDocument } from '../../text/printable-document.ts'
import { outputRedactor } from '../redactor.ts'
import type { Theme } from '../../render/theme.ts'

interface FollowOptions {
  readonly json: boolean
  readonly theme: Theme
}

const POLL_MS = 500
const CHUNK_BYTES = 256 * 1024

/**
 * Explains a log and follows it as it grows. Prints one block, or with --json one line, for each failure when it
 * first appears.
 * @returns everything that was found, when standard input ends or the log is gone
 */
export async function followLog(name: string, { json, theme }: FollowOptions): Promise<Explanation> {
  const session = openSession()
  const redactor = outputRedactor()
  const reported = new Set<string>()
  /** @param settled the log is complete, so guesses from missing lines are included */
  const now = (settled: boolean): Explanation => {
    const all = session.judge()
    const judgement = settled
      ? all
      : { ...all, sightings: all.sightings.filter(({ confidence }) => confidence === 'high') }
    return printableDocument(redactor.value(explanationOf([judged(nameOf(name), session, judgement)])))
  }
  let begun = false
  const report = () => {
    const explanation = now(false)
    if (!begun && !json) process.stdout.write(`${explainHuman(explanation, theme)}\n`)
    const news = explanation.diagnoses.filter(({ label }) => !reported.has(label))
    for (const { label } of news) reported.add(label)
    if (json && (news.length || !begun)) process.stdout.write(`${jsonText(explanation)}\n`)
    else if (begun)
      for (const one of news.filter(({ severity }) => severity !== 'info'))
        process.stdout.write(`\n${block(one, false, theme)}\n`)
    begun = true
  }
  try {
    if (name === '-') await followStdin(session, report)
    else await followFile(checked(name), session, report)
  } catch (error) {
    throw error instanceof BinaryLogError ? notPlain(name) : error
  }
  return now(true)
}

async function followStdin(session: LogSession, report: () => void): Promise<void> {
  let timer: NodeJS.Timeout | null = null
  const settle = () => {
    timer = null
    session.settle()
    report()
  }
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    session.write(chunk)
    timer ??= setTimeout(settle, POLL_MS)
  }
  if (timer) clearTimeout(timer)
  session.end()
  report()
}

/** Polls: file notifications are unreliable on network drives, in containers and with rotation. */
async function followFile(name: string, session: LogSession, report: () => void): Promise<void> {
  let file = await open(name, 'r')
  let at = 0
  /** Reads to the end of the open file, and reports if there was anything. */
  const readOn = async (): Promise<void> => {
    const before = at
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, at)
      if (bytesRead === 0) break
      session.write(buffer.subarray(0, bytesRead))
      at += bytesRead
    }
    if (at === before) return
    session.settle()
    report()
  }
  try {
    await readOn()
    // A log without a line yet is reported too.
    if (at === 0) report()
    for (;;) {
      await sleep(POLL_MS)
      const fresh = await open(name, 'r').catch(() => null)
      const [before, after] = [await file.stat(), await fresh?.stat()]
      const rotated = after !== undefined && before.ino !== after.ino
      // What was written before a rotation belongs to the log; a file truncated in place has lost it.
      if (rotated || before.size >= at) await readOn()
      if (fresh !== null && (rotated || before.size < at)) {
        await file.close()
        file = fresh
        at = 0
        await readOn()
      } else await fresh?.close()
    }
  } finally {
    await file.close()
  }
}

const notPlain = (name: string): UnreadableLogError =>
  new UnreadableLogError(
    `${nameOf(name)} is not plain text`,
    'Use --follow with the log that is being written, and explain compressed logs without it.',
  )

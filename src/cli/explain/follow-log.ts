import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { explanationOf, nameOf } from '../../failures/explain.ts'
import type { Explanation } from '../../failures/explanation.ts'
import { openSession, type LogSession } from '../../failures/recognise/log-session.ts'
import { checked, UnreadableLogError } from '../../failures/read/open-log.ts'
import { BinaryLogError } from '../../failures/read/byte-log.ts'
import { block, explainHuman } from '../../render/human/explain.ts'
import { outputRedactor } from '../redactor.ts'
import type { Theme } from '../../render/theme.ts'

interface FollowOptions {
  readonly json: boolean
  readonly theme: Theme
}

const POLL_MS = 500
const CHUNK = 256 * 1024

/**
 * Reads a log, says what is in it, and goes on as it grows. Prints by itself: one block, or with --json one line,
 * whenever another failure is named.
 * @returns when standard input ends or the log is gone, with all that was found
 */
export async function followLog(name: string, { json, theme }: FollowOptions): Promise<Explanation> {
  const session = openSession()
  const redactor = outputRedactor()
  const told = new Set<string>()
  /** @param settled nothing more comes: then a guess from silence may stand */
  const now = (settled: boolean): Explanation => {
    const all = session.judge()
    const judgement = settled
      ? all
      : { ...all, sightings: all.sightings.filter(({ confidence }) => confidence === 'high') }
    return redactor.value(
      explanationOf([{ name: nameOf(name), lines: session.lines, bytes: session.bytes, judgement }]),
    )
  }
  let begun = false
  const tell = () => {
    const explanation = now(false)
    if (!begun && !json) process.stdout.write(`${explainHuman(explanation, theme)}\n`)
    const news = explanation.diagnoses.filter(({ label }) => !told.has(label))
    for (const { label } of news) told.add(label)
    if (json && (news.length || !begun)) process.stdout.write(`${JSON.stringify(explanation)}\n`)
    else if (begun)
      for (const one of news.filter(({ severity }) => severity !== 'info'))
        process.stdout.write(`\n${block(one, false, theme)}\n`)
    begun = true
  }
  try {
    if (name === '-') await followStdin(session, tell)
    else await followFile(checked(name), session, tell)
  } catch (error) {
    throw error instanceof BinaryLogError ? notPlain(name) : error
  }
  return now(true)
}

async function followStdin(session: LogSession, tell: () => void): Promise<void> {
  let timer: NodeJS.Timeout | null = null
  const settle = () => {
    timer = null
    session.settle()
    tell()
  }
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    session.write(chunk)
    timer ??= setTimeout(settle, POLL_MS)
  }
  if (timer) clearTimeout(timer)
  session.end()
  tell()
}

/** Looks again and again: notifications are lost on network drives, in containers and by rotation. */
async function followFile(name: string, session: LogSession, tell: () => void): Promise<void> {
  let file = await open(name, 'r')
  let at = 0
  let again = true
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at)
      if (bytesRead > 0) {
        session.write(buffer.subarray(0, bytesRead))
        at += bytesRead
        again = true
        continue
      }
      if (again) {
        session.settle()
        tell()
      }
      again = false
      await sleep(POLL_MS)
      const fresh = await open(name, 'r').catch(() => null)
      if (!fresh) continue
      const [before, after] = [await file.stat(), await fresh.stat()]
      // Rotated, or truncated in place.
      if (before.ino !== after.ino || after.size < at) {
        await file.close()
        file = fresh
        at = 0
      } else await fresh.close()
    }
  } finally {
    await file.close()
  }
}

const notPlain = (name: string): UnreadableLogError =>
  new UnreadableLogError(
    `${nameOf(name)} isn't plain text`,
    'Give --follow the log that is still written; packed ones are explained without it.',
  )

import type { Readable } from 'node:stream'
import type { Judgement } from './recognise/diagnoser.ts'
import type { Diagnosis, Explanation, ExplainVerdict, UnknownFailure } from './explanation.ts'
import { severityOf } from './label.ts'
import { textOf } from './labels/catalogue.ts'
import { openSession } from './recognise/log-session.ts'
import { openLog, UnreadableLogError } from './read/open-log.ts'
import { inOrder } from './precedence.ts'
import { BinaryLogError } from './read/byte-log.ts'

/** One log, judged. */
export interface JudgedLog {
  readonly name: string
  readonly lines: number
  readonly bytes: number
  readonly judgement: Judgement
}

/**
 * Reads logs one after the other and explains them together.
 * @param names files, or `-` for stdin
 * @throws {UnreadableLogError} when one can't be read
 */
export async function explainLogs(names: readonly string[], stdin: Readable): Promise<Explanation> {
  const logs: JudgedLog[] = []
  for (const name of names) logs.push(await judgeLog(name, stdin))
  return explanationOf(logs)
}

async function judgeLog(name: string, stdin: Readable): Promise<JudgedLog> {
  const session = openSession()
  try {
    for await (const chunk of openLog(name, stdin)) session.write(chunk)
    session.end()
  } catch (error) {
    throw error instanceof BinaryLogError ? notText(name) : error
  }
  return { name: nameOf(name), lines: session.lines, bytes: session.bytes, judgement: session.judge() }
}

const notText = (name: string): UnreadableLogError =>
  new UnreadableLogError(
    `${nameOf(name)} isn't text`,
    'Give a log file: plain or gzip, UTF-8, UTF-16 or a legacy encoding.',
  )

export const nameOf = (name: string): string => (name === '-' ? 'stdin' : name)

/** What is told of logs that were read, in the order in which a reader should act. */
export function explanationOf(logs: readonly JudgedLog[]): Explanation {
  const diagnoses = new Map<string, Diagnosis & { line: number }>()
  for (const { name, judgement } of logs) {
    for (const { label, line, text, count, confidence } of judgement.sightings) {
      const before = diagnoses.get(label)
      const { title, cause, action } = textOf(label)
      const fresh = {
        label,
        title,
        severity: severityOf(label),
        count,
        first: { input: name, line, text },
        consequenceOf: null,
        cause,
        action,
        confidence,
        docs: `docs/failures/${label}.md`,
        line,
      }
      diagnoses.set(
        label,
        before
          ? { ...before, count: before.count + count, confidence: before.confidence === 'high' ? 'high' : confidence }
          : fresh,
      )
    }
  }
  const ordered = inOrder([...diagnoses.values()]).map(({ line: _, ...diagnosis }) => diagnosis)
  // One healthy log says nothing for the others.
  const told = ordered.length > 1 ? ordered.filter(({ label }) => label !== 'healthy-worker') : ordered
  const unknown = logs.flatMap(({ name, judgement }) => judgement.unexplained.map((one) => ({ input: name, ...one })))
  return {
    schemaVersion: 1,
    inputs: logs.map(({ name, lines, bytes }) => ({ name, lines, bytes })),
    diagnoses: told,
    unknown,
    verdict: verdictOf(
      told,
      unknown,
      logs.some(({ judgement }) => judgement.celery),
    ),
  }
}

function verdictOf(
  diagnoses: readonly Diagnosis[],
  unknown: readonly UnknownFailure[],
  celery: boolean,
): ExplainVerdict {
  const severities = new Set(diagnoses.map(({ severity }) => severity))
  if (severities.has('fatal') || severities.has('task-loss') || severities.has('degraded')) return 'failure'
  if (unknown.length) return 'unknown-failure'
  if (severities.has('warning')) return 'warning'
  return celery ? 'healthy' : 'not-celery'
}

import type { Readable } from 'node:stream'
import type { Judgement, Sighting } from './recognise/diagnoser.ts'
import type { Diagnosis, Explanation, ExplainVerdict, UnknownFailure } from './explanation.ts'
import { failureOf, type FailureId } from './known/catalogue.ts'
import { openSession } from './recognise/log-session.ts'
import { openLog, UnreadableLogError } from './read/open-log.ts'
import { inOrder } from './recognise/precedence.ts'
import { BinaryLogError } from './read/byte-log.ts'

/** One log and what was found in it. */
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
    `${nameOf(name)} is not a text file`,
    'Give a log file: plain or gzip, UTF-8, UTF-16 or a legacy encoding.',
  )

export const nameOf = (name: string): string => (name === '-' ? 'stdin' : name)

/** The failures of several logs together, in the order in which to act on them. */
export function explanationOf(logs: readonly JudgedLog[]): Explanation {
  const ordered = inOrder(merge(logs)).map(toDiagnosis)
  // One healthy log does not make the others healthy.
  const diagnoses = ordered.length > 1 ? ordered.filter(({ label }) => label !== 'healthy-worker') : ordered
  const unknown = logs.flatMap(({ name, judgement }) => judgement.unexplained.map((one) => ({ input: name, ...one })))
  return {
    schemaVersion: 1,
    inputs: logs.map(({ name, lines, bytes }) => ({ name, lines, bytes })),
    diagnoses,
    unknown,
    verdict: verdictOf(
      diagnoses,
      unknown,
      logs.some(({ judgement }) => judgement.celery),
    ),
  }
}

interface Seen extends Sighting {
  /** The log in which it was seen first. */
  readonly input: string
}

/** One entry for each failure, whichever logs show it. */
function merge(logs: readonly JudgedLog[]): Seen[] {
  const seen = new Map<FailureId, Seen>()
  for (const { name, judgement } of logs) {
    for (const sighting of judgement.sightings) {
      const before = seen.get(sighting.id)
      if (before) {
        const confidence = before.confidence === 'high' ? 'high' : sighting.confidence
        seen.set(sighting.id, { ...before, count: before.count + sighting.count, confidence })
      } else seen.set(sighting.id, { ...sighting, input: name })
    }
  }
  return [...seen.values()]
}

function toDiagnosis({ id, input, line, text, count, confidence, consequenceOf }: Seen): Diagnosis {
  const { title, severity, cause, action } = failureOf(id)
  return {
    label: id,
    title,
    severity,
    count,
    first: { input, line, text },
    consequenceOf,
    cause,
    action,
    confidence,
    docs: `docs/failures/${id}.md`,
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

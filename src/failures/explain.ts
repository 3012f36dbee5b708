import type { Readable } from 'node:stream'
import type { Judgement, Sighting, TaskError } from './recognise/judgement.ts'
import type { FailureSeverity } from './define-failure.ts'
import type { Diagnosis, Explanation, ExplainVerdict, UnknownFailure } from './explanation.ts'
import { failureOf, type FailureId } from './known/catalogue.ts'
import { taskHint } from './task-hints.ts'
import { openSession, type LogSession } from './recognise/log-session.ts'
import { openLog, UnreadableLogError } from './read/open-log.ts'
import { inOrder } from './recognise/precedence.ts'
import { BinaryLogError } from './read/byte-log.ts'

/** One log and what was found in it. */
export interface JudgedLog {
  readonly name: string
  readonly lines: number
  readonly events: number | null
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
  return judged(nameOf(name), session)
}

/** A session as it is now. */
export const judged = (name: string, session: LogSession, judgement = session.judge()): JudgedLog => ({
  name,
  lines: session.lines,
  events: session.events,
  bytes: session.bytes,
  judgement,
})

/**
 * Explains text that was typed: a line of a log, or a few.
 * @param likely the failure that the text most likely belongs to, where a log would have to show more to be certain
 */
export function explainText(text: string, likely: FailureId | null = null): Explanation {
  const session = openSession()
  session.write(Buffer.from(`${text}\n`))
  session.end()
  const judgement = session.judge()
  return explanationOf([
    judged(
      'text',
      session,
      likely === null ? judgement : { ...judgement, sightings: [likelySighting(likely, text)], unexplained: [] },
    ),
  ])
}

const likelySighting = (id: FailureId, text: string): Sighting => ({
  id,
  line: 1,
  text,
  count: 1,
  confidence: 'low',
  severity: failureOf(id).severity,
  consequenceOf: null,
  healed: null,
  errors: [],
})

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
    inputs: logs.map(({ name, lines, events, bytes }) => ({ name, lines, events, bytes })),
    diagnoses,
    unknown,
    reconnects: logs.flatMap(({ name, judgement: { reconnects } }) =>
      reconnects ? [{ input: name, ...reconnects }] : [],
    ),
    verdict: verdictOf(
      diagnoses,
      unknown.filter(({ healed }) => healed === null),
      logs.some(({ judgement }) => judgement.celery),
    ),
  }
}

const SEVERITIES: readonly FailureSeverity[] = ['fatal', 'task-loss', 'degraded', 'warning', 'info']

interface Seen extends Sighting {
  /** The log in which it was seen first. */
  readonly input: string
  readonly failedTasks: readonly (TaskError & { readonly input: string })[]
}

/** One entry for each failure, whichever logs show it. */
function merge(logs: readonly JudgedLog[]): Seen[] {
  const seen = new Map<FailureId, Seen>()
  for (const { name, judgement } of logs) {
    for (const sighting of judgement.sightings) {
      const before = seen.get(sighting.id)
      const failedTasks = sighting.errors.map((error) => ({ input: name, ...error }))
      if (before) {
        seen.set(sighting.id, {
          ...before,
          count: before.count + sighting.count,
          confidence: before.confidence === 'high' ? 'high' : sighting.confidence,
          // In one log it may be over, in another not.
          healed: before.healed && sighting.healed,
          severity: severest(before.severity, sighting.severity),
          failedTasks: [...before.failedTasks, ...failedTasks],
        })
      } else seen.set(sighting.id, { ...sighting, input: name, failedTasks })
    }
  }
  return [...seen.values()]
}

const severest = (a: FailureSeverity, b: FailureSeverity): FailureSeverity =>
  SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b) ? a : b

function toDiagnosis(seen: Seen): Diagnosis {
  const { id, input, line, text, count, confidence, consequenceOf, severity, healed, failedTasks } = seen
  const { title, cause, action } = failureOf(id)
  return {
    label: id,
    title,
    severity,
    count,
    first: { input, line, text },
    consequenceOf,
    healed: healed && { input, ...healed },
    ...(failedTasks.length ? { errors: failedTasks.map((error) => ({ ...error, hint: taskHint(error.text) })) } : {}),
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

import type { FailureSeverity } from '../define-failure.ts'
import type { LogRecord } from '../read/event.ts'
import { celeryNotStarted } from './not-started.ts'
import { cachingJudge } from './judge-record.ts'
import { failureOf, failures, type FailureId } from '../known/catalogue.ts'
import { literalsOf } from './literals.ts'
import { inOrder, isOver } from './precedence.ts'
import { createRecognizer, type Recognizer } from './recognizer.ts'
import { createScanner, type Scanner } from './scanner.ts'
import { followConnection } from '../stories/broker-connection.ts'
import { followStories, TASK_TURNS } from '../stories/follow-stories.ts'
import type { Judgement, Sighting, Unexplained } from './judgement.ts'
import { createTally, type Seen } from './tally.ts'

export interface DiagnoserOptions {
  /** The log is everything the worker wrote. Only then does a missing line mean something. */
  readonly whole?: boolean
}

export interface Diagnoser {
  see(event: LogRecord): readonly FailureId[]
  judge(): Judgement
  /** The literals to look for in the bytes that follow. */
  scanner(): Scanner
  /** A worker has printed its banner and is not ready yet. */
  starting(): boolean
}

let built: Recognizer | null = null

/** For all failures, built once. */
export const recognizer = (): Recognizer => (built ??= createRecognizer(failures))

let ofTurns: Scanner | null = null
/** Also finds received and finished tasks. Used only while a story waits for them: healthy logs are full of both. */
const scannerOfTurns = (): Scanner => (ofTurns ??= createScanner([...literalsOf(failures), ...TASK_TURNS]))

/** Finds the failures in the records of one log, in constant memory. */
export function createDiagnoser({ whole = false }: DiagnoserOptions = {}): Diagnoser {
  const tally = createTally()
  const stories = followStories(whole)
  const connection = followConnection()
  const judge = cachingJudge(recognizer())
  /** A process of a pool wrote some of it. */
  let pooled = false
  let notStarted: Unexplained | null = null

  return {
    see(event) {
      pooled ||= /PoolWorker-\d/.test(event.process ?? '')
      stories.see(event)
      connection.see(event)
      const verdict = judge(event)
      const { failures, unknown } = verdict
      tally.add(event, verdict, connection)
      if (!failures.length && !unknown && !stories.worker()) notStarted ??= celeryNotStarted(event)
      return failures.map(({ id }) => id)
    },
    starting: () => stories.starting(),
    scanner: () => (stories.waiting() || connection.waiting() ? scannerOfTurns() : recognizer().scanner),
    judge() {
      const healed = connection.healed()
      const { seen, unexplained } = tally.totals(healed)
      const all = new Map(unexplained.some((one) => one.healed === null) ? [...seen].filter(isCertain) : seen)
      for (const { id, at, confidence } of stories.findings()) {
        // A guess from missing lines is reported only where the log shows no failure.
        if (confidence === 'low' && (unexplained.length > 0 || [...all.keys()].some(isFailure))) continue
        if (!all.has(id)) all.set(id, { ...NEVER, line: at.line, text: at.text, count: 1, confidence })
      }
      const worker = stories.worker()
      // Without a sign of Celery, an exception is any program's.
      const celery = worker !== null || [...all].some(isSign)
      if (!celery && !pooled) all.delete('user-task-error')
      const silent = !all.size && !unexplained.length
      if (silent && worker)
        all.set('healthy-worker', { ...NEVER, line: worker.line, text: worker.text, count: 1, confidence: 'high' })
      return {
        sightings: withSeverities(inOrder([...all].map(([id, rest]) => ({ id, ...rest })))),
        unexplained: silent && !worker && notStarted ? [notStarted] : unexplained,
        reconnects: connection.reconnects(),
        celery: celery || all.size > 0,
      }
    },
  }
}

const NEVER = { healed: null, company: null, sure: true, errors: [] } as const

/** Beside an unknown error, no guess, and nothing general without its reason: the unknown error may be that. */
function isCertain([id, { confidence, sure }]: [FailureId, Seen], _: number, all: [FailureId, Seen][]): boolean {
  if (failureOf(id).general && !sure) return false
  const follows = all.some(([other, { sure }]) => sure && failureOf(other).causes?.includes(id))
  return confidence === 'high' || follows
}

/** As this log shows them. */
const withSeverities = (ordered: readonly Omit<Sighting, 'severity'>[]): Sighting[] =>
  ordered.map((one) => ({ ...one, severity: severityOf(one, isOver(one, ordered)) }))

/** @param over it is over, or is a consequence of something that is */
function severityOf({ id, errors }: Pick<Sighting, 'id' | 'errors'>, over: boolean): FailureSeverity {
  const { severity } = failureOf(id)
  if (id === 'user-task-error' && !errors.length) return 'info'
  return over && severity !== 'info' ? 'warning' : severity
}

const isSign = ([id, { errors }]: [FailureId, Seen]): boolean => id !== 'user-task-error' || errors.length > 0

const isFailure = (id: FailureId): boolean => !['info', 'warning'].includes(failureOf(id).severity)

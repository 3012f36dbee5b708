import type { LogRecord } from '../read/event.ts'
import { cachingJudge } from './judge-record.ts'
import { failureOf, failures, type FailureId } from '../known/catalogue.ts'
import { literalsOf } from './literals.ts'
import { inOrder } from './precedence.ts'
import { createRecognizer, type Recognizer } from './recognizer.ts'
import { createScanner, type Scanner } from './scanner.ts'
import { followStories, TASK_TURNS } from '../stories/follow-stories.ts'

export type Confidence = 'high' | 'low'

/** A failure in a log: where it appears first, and how often. */
export interface Sighting {
  readonly id: FailureId
  readonly line: number
  readonly text: string
  readonly count: number
  readonly confidence: Confidence
  /** The failure that this one is a consequence of. */
  readonly consequenceOf: FailureId | null
}

/** An error that matches no known failure. */
export interface Unexplained {
  readonly line: number
  readonly text: string
  readonly count: number
}

export interface Judgement {
  /** In the order in which to act on them. */
  readonly sightings: readonly Sighting[]
  readonly unexplained: readonly Unexplained[]
  /** The log is that of a Celery worker or of beat. */
  readonly celery: boolean
}

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

const MAX_UNEXPLAINED = 20
const MAX_SHOWN = 400

/** Finds the failures in the records of one log, in constant memory. */
export function createDiagnoser({ whole = false }: DiagnoserOptions = {}): Diagnoser {
  const seen = new Map<FailureId, { line: number; text: string; count: number; confidence: Confidence }>()
  const unexplained = new Map<string, { line: number; text: string; count: number }>()
  const stories = followStories(whole)

  const sight = (id: FailureId, line: number, text: string, confidence: Confidence) => {
    const before = seen.get(id)
    if (!before) seen.set(id, { line, text: text.slice(0, MAX_SHOWN), count: 1, confidence })
    else {
      before.count++
      if (confidence === 'high') before.confidence = 'high'
    }
  }

  const judge = cachingJudge(recognizer())

  return {
    see(event) {
      stories.see(event)
      const { failures, otherwise, matters } = judge(event)
      for (const { id, confidence, at } of failures) {
        if (seen.has(id)) sight(id, 0, '', confidence)
        else sight(id, event.lines[at] ?? event.line, event.text.split('\n', at + 1)[at]!, confidence)
      }
      if (otherwise === 'own') sight('user-task-error', event.line, event.text.split('\n', 1)[0]!, 'high')
      if (matters) {
        const before = unexplained.get(matters.key)
        if (before) before.count++
        else if (unexplained.size < MAX_UNEXPLAINED)
          unexplained.set(matters.key, { line: event.line, text: matters.text, count: 1 })
      }
      return failures.map(({ id }) => id)
    },
    starting: () => stories.starting(),
    scanner: () => (stories.waiting() ? scannerOfTurns() : recognizer().scanner),
    judge() {
      const all = new Map(seen)
      for (const { id, at, confidence } of stories.findings()) {
        // A guess from missing lines is reported only where the log shows no failure.
        if (confidence === 'low' && (unexplained.size > 0 || [...all.keys()].some(isFailure))) continue
        if (!all.has(id)) all.set(id, { line: at.line, text: at.text, count: 1, confidence })
      }
      const worker = stories.worker()
      if (!all.size && !unexplained.size && worker)
        all.set('healthy-worker', { line: worker.line, text: worker.text, count: 1, confidence: 'high' })
      return {
        sightings: inOrder([...all].map(([id, rest]) => ({ id, ...rest }))),
        unexplained: [...unexplained.values()],
        celery: worker !== null || all.size > 0,
      }
    },
  }
}

const isFailure = (id: FailureId): boolean => !['info', 'warning'].includes(failureOf(id).severity)

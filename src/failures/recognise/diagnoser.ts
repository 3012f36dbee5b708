import type { LogRecord } from '../read/event.ts'
import { rememberingJudge } from './judge-record.ts'
import { severityOf, type Label } from '../label.ts'
import { literalsOf } from './literals.ts'
import { inOrder } from '../precedence.ts'
import { createRecognizer, type Recognizer } from './recognizer.ts'
import { createScanner, type Scanner } from './scanner.ts'
import { SIGNATURES } from '../signatures/catalogue.ts'
import { followStories, TASK_TURNS } from '../stories/follow-stories.ts'

export type Confidence = 'high' | 'low'

/** A failure seen in a log: how often, where first. */
export interface Sighting {
  readonly label: Label
  readonly line: number
  readonly text: string
  readonly count: number
  readonly confidence: Confidence
  /** The failure that brought this one with it. */
  readonly consequenceOf: Label | null
}

/** Something went wrong that no signature knows. */
export interface Unexplained {
  readonly line: number
  readonly text: string
  readonly count: number
}

export interface Judgement {
  /** The one to act on first. */
  readonly sightings: readonly Sighting[]
  readonly unexplained: readonly Unexplained[]
  /** A Celery worker (or beat) wrote this. */
  readonly celery: boolean
}

export interface DiagnoserOptions {
  /** The log is known to be all that a worker wrote, to a file or anywhere: then what is missing tells as well. */
  readonly whole?: boolean
}

export interface Diagnoser {
  see(event: LogRecord): readonly Label[]
  judge(): Judgement
  /** What to look for in the bytes that follow. */
  scanner(): Scanner
  /** A worker's banner was seen, and not yet that it is ready. */
  starting(): boolean
}

let made: Recognizer | null = null

/** All signatures, made ready once. */
export const recognizer = (): Recognizer => (made ??= createRecognizer(SIGNATURES))

let ofTurns: Scanner | null = null
/** Also finds tasks that come in and are done: only while a story waits for them, since healthy logs are full of both. */
const scannerOfTurns = (): Scanner => (ofTurns ??= createScanner([...literalsOf(SIGNATURES), ...TASK_TURNS]))

const MAX_UNEXPLAINED = 20
const SHOWN = 400

/** Judges the records of one log; constant memory, however long it is. */
export function createDiagnoser({ whole = false }: DiagnoserOptions = {}): Diagnoser {
  const seen = new Map<Label, { line: number; text: string; count: number; confidence: Confidence }>()
  const unexplained = new Map<string, { line: number; text: string; count: number }>()
  const stories = followStories(whole)

  const sight = (label: Label, line: number, text: string, confidence: Confidence) => {
    const before = seen.get(label)
    if (!before) seen.set(label, { line, text: text.slice(0, SHOWN), count: 1, confidence })
    else {
      before.count++
      if (confidence === 'high') before.confidence = 'high'
    }
  }

  const judge = rememberingJudge(recognizer())

  return {
    see(event) {
      stories.see(event)
      const { labels, otherwise, matters } = judge(event)
      for (const { label, confidence, at } of labels) {
        if (seen.has(label)) sight(label, 0, '', confidence)
        else sight(label, event.lines[at] ?? event.line, event.text.split('\n', at + 1)[at]!, confidence)
      }
      if (otherwise === 'own') sight('user-task-error', event.line, event.text.split('\n', 1)[0]!, 'high')
      if (matters) {
        const before = unexplained.get(matters.key)
        if (before) before.count++
        else if (unexplained.size < MAX_UNEXPLAINED)
          unexplained.set(matters.key, { line: event.line, text: matters.text, count: 1 })
      }
      return labels.map(({ label }) => label)
    },
    starting: () => stories.starting(),
    scanner: () => (stories.waiting() ? scannerOfTurns() : recognizer().scanner),
    judge() {
      const all = new Map(seen)
      for (const { label, at, confidence } of stories.findings()) {
        // A guess from silence only stands where nothing was said.
        if (confidence === 'low' && (unexplained.size > 0 || [...all.keys()].some(isFailureLabel))) continue
        if (!all.has(label)) all.set(label, { line: at.line, text: at.text, count: 1, confidence })
      }
      const worker = stories.worker()
      if (!all.size && !unexplained.size && worker)
        all.set('healthy-worker', { line: worker.line, text: worker.text, count: 1, confidence: 'high' })
      return {
        sightings: inOrder([...all].map(([label, rest]) => ({ label, ...rest }))),
        unexplained: [...unexplained.values()],
        celery: worker !== null || all.size > 0,
      }
    },
  }
}

const isFailureLabel = (label: Label): boolean => !['info', 'warning'].includes(severityOf(label))

import type { LogEvent } from './event.ts'
import { severityOf, type Label } from './label.ts'
import { literalsOf } from './literals.ts'
import { inOrder } from './precedence.ts'
import { createRecognizer, type Recognizer } from './recognizer.ts'
import { createScanner, type Scanner } from './scanner.ts'
import { SIGNATURES } from './signatures/catalogue.ts'
import { followStories, TASK_TURNS } from './stories/follow-stories.ts'

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

export interface Diagnoser {
  see(event: LogEvent): readonly Label[]
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
export function createDiagnoser(): Diagnoser {
  const seen = new Map<Label, { line: number; text: string; count: number; confidence: Confidence }>()
  const unexplained = new Map<string, { line: number; text: string; count: number }>()
  const stories = followStories()

  const sight = (label: Label, line: number, text: string, confidence: Confidence) => {
    const before = seen.get(label)
    if (!before) seen.set(label, { line, text: text.slice(0, SHOWN), count: 1, confidence })
    else {
      before.count++
      if (confidence === 'high') before.confidence = 'high'
    }
  }

  return {
    see(event) {
      stories.see(event)
      const labels = recognizer().labelsOf(event)
      const text = event.text.split('\n', 1)[0]!
      for (const { label, confidence, at } of labels) sight(label, at.line, at.text, confidence)
      if (labels.length) return labels.map(({ label }) => label)
      if (isUsersOwn(event)) sight('user-task-error', event.line, text, 'high')
      else if (isFailure(event)) {
        const key = (event.exceptions.at(-1)?.type ?? '') + event.message.replace(/\d+/g, '').slice(0, 60)
        const before = unexplained.get(key)
        if (before) before.count++
        else if (unexplained.size < MAX_UNEXPLAINED)
          unexplained.set(key, { line: event.line, text: mattering(event), count: 1 })
      }
      return []
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

/** An error of the user's own code: raised in a task, or logged by it with its traceback. */
function isUsersOwn(event: LogEvent): boolean {
  if (event.origin === 'task')
    return (event.level !== 'INFO' && event.level !== 'DEBUG') || event.text.includes('] retry: ')
  return (
    event.level !== null &&
    event.exceptions.length > 0 &&
    event.frames.some((frame) => frame.own) &&
    !event.frames.some((frame) => /^(?:celery|kombu|billiard)\b/.test(frame.module))
  )
}

function isFailure(event: LogEvent): boolean {
  if (event.exceptions.some((exception) => !/Warning$/.test(exception.type)))
    return (
      event.exceptions.some((exception) => exception.frames.length > 0) ||
      event.level === 'ERROR' ||
      event.level === 'CRITICAL' ||
      event.level === null
    )
  return event.level === 'CRITICAL' || (event.level === 'ERROR' && event.process === 'MainProcess')
}

/** The lines of an unknown failure that matter: what was said, and what was raised last. */
function mattering(event: LogEvent): string {
  const last = event.exceptions.at(-1)
  const first = event.text.split('\n', 1)[0]!
  return (
    last && !first.includes(last.message) ? `${first} … ${last.type}: ${last.message.split('\n', 1)[0]}` : first
  ).slice(0, SHOWN)
}

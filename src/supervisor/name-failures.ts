import { severityOf, type Label } from '../failures/label.ts'
import { textOf } from '../failures/labels/catalogue.ts'
import { openSession } from '../failures/recognise/log-session.ts'
import type { WorkerEventBody } from './worker-event.ts'

/** Reads what a worker writes as it comes, and names each failure once. */
export interface FailureNamer {
  /** @param block whole lines */
  write(block: Buffer): void
  /** Nothing more comes. */
  end(): void
}

/** Milliseconds between two judgements: a traceback comes in several writes. */
const EVERY = 1_000

/** A task's own exception is in the log already, with its traceback; it says nothing about the worker. */
const LEFT_TO_THE_LOG: readonly Label[] = ['user-task-error']

export function nameFailures(report: (event: WorkerEventBody) => void): FailureNamer {
  const session = openSession()
  const told = new Set<Label>()
  let unread = false
  const judge = () => {
    if (!unread) return
    unread = false
    session.settle()
    for (const { label, text, confidence } of session.judge().sightings) {
      const severity = severityOf(label)
      const matters = severity === 'fatal' || severity === 'task-loss' || severity === 'degraded'
      if (!matters || confidence !== 'high' || told.has(label) || LEFT_TO_THE_LOG.includes(label)) continue
      told.add(label)
      const { cause, action } = textOf(label)
      report({ type: 'diagnosis', label, message: `${cause} ${action}`, evidence: [text] })
    }
  }
  const timer = setInterval(judge, EVERY)
  timer.unref()
  return {
    write: (block) => {
      try {
        session.write(block)
        unread = true
      } catch {
        // Not text: whatever the worker writes then, it isn't a log to read.
      }
    },
    end: () => {
      clearInterval(timer)
      judge()
    },
  }
}

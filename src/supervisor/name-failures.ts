import { failureOf, type FailureId } from '../failures/known/catalogue.ts'
import { openSession } from '../failures/recognise/log-session.ts'
import type { WorkerEventBody } from './worker-event.ts'

/** Reads a worker's output as it arrives, and reports each failure once. */
export interface FailureNamer {
  /** @param block whole lines */
  write(block: Buffer): void
  /** Names what is left. What is written later isn't judged. */
  end(): void
}

/** A traceback arrives in several writes. */
const JUDGE_EVERY_MS = 1_000

/** A task's own exception is in the log already, with its traceback, and is no fault of the worker's. */
const LEFT_TO_THE_LOG: readonly FailureId[] = ['user-task-error']

/** @param known failures that aren't reported */
export function nameFailures(report: (event: WorkerEventBody) => void, known: readonly FailureId[] = []): FailureNamer {
  const session = openSession()
  const reported = new Set<FailureId>([...LEFT_TO_THE_LOG, ...known])
  let ended = false
  let unread = false
  const judge = () => {
    if (!unread || ended) return
    unread = false
    session.settle()
    for (const { id, text, confidence, severity } of session.judge().sightings) {
      const { cause, action } = failureOf(id)
      const matters = severity === 'fatal' || severity === 'task-loss' || severity === 'degraded'
      if (!matters || confidence !== 'high' || reported.has(id)) continue
      reported.add(id)
      report({ type: 'diagnosis', label: id, message: `${cause} ${action}`, evidence: [text] })
    }
  }
  const timer = setInterval(judge, JUDGE_EVERY_MS)
  timer.unref()
  return {
    write: (block) => {
      try {
        session.write(block)
        unread = true
      } catch {
        // Not text: there is nothing to recognize.
      }
    },
    end: () => {
      clearInterval(timer)
      judge()
      ended = true
    },
  }
}

import type { LogRecord } from '../read/event.ts'
import type { FailureId } from '../known/catalogue.ts'
import type { Place, WorkerLife } from './worker-life.ts'

/** What a story found: only a whole log shows it, mostly by what is missing. */
export interface StoryFinding {
  readonly id: FailureId
  readonly at: Place
  readonly confidence: 'high' | 'low'
}

/** One thing to follow through a log, in constant memory. */
export interface Story {
  see(event: LogRecord, life: WorkerLife): void
  find(life: WorkerLife): StoryFinding | null
}

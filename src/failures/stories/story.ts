import type { LogRecord } from '../read/event.ts'
import type { FailureId } from '../known/catalogue.ts'
import type { Place, WorkerLife } from './worker-life.ts'

/** A failure that only a whole log shows, mostly by what is missing. */
export interface StoryFinding {
  readonly id: FailureId
  readonly at: Place
  readonly confidence: 'high' | 'low'
}

/** Follows one such failure through a log, in constant memory. */
export interface Story {
  see(event: LogRecord, life: WorkerLife): void
  find(life: WorkerLife): StoryFinding | null
}

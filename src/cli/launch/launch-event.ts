import type { WorkerEvent } from '../../supervisor/worker-event.ts'
import type { CommandError } from '../error-document.ts'

/** No worker was started, because of these checks. */
export interface RefusedEvent {
  readonly at: string
  readonly type: 'refused'
  readonly because: readonly { readonly id: string; readonly message: string }[]
  /** Ways to start the worker nevertheless; empty where there is nothing to start. */
  readonly next: readonly string[]
}

/** The command failed: what was typed or the set-up is wrong, or a defect of poolwise. It is the last event. */
export interface ErrorEvent {
  readonly at: string
  readonly type: 'error'
  readonly error: CommandError
}

/** One line of `worker launch --json`. */
export type LaunchEvent = WorkerEvent | RefusedEvent | ErrorEvent

import type { TimerName } from './supervisor-event.ts'
import type { WorkerEventBody } from './worker-event.ts'

/** What the machine wants done. Drivers carry it out and decide nothing. */
export type Effect =
  | { readonly kind: 'start' }
  /** Write a word to the worker's lifeline. */
  | { readonly kind: 'say'; readonly word: 'stop' | 'cold' }
  | { readonly kind: 'kill-tree' }
  /** The worker has exited, but not cleanly: kill what it left behind. */
  | { readonly kind: 'sweep' }
  | { readonly kind: 'set-timer'; readonly timer: TimerName; readonly ms: number }
  | { readonly kind: 'clear-timer'; readonly timer: TimerName }
  | { readonly kind: 'report'; readonly event: WorkerEventBody }
  | { readonly kind: 'exit'; readonly code: number }

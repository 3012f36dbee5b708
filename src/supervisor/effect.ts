import type { TimerName } from './supervisor-event.ts'
import type { WorkerEventBody } from './worker-event.ts'

/** What the machine wants done. The drivers do it and decide nothing. */
export type Effect =
  | { readonly kind: 'start' }
  /** Say a word into the worker's lifeline. */
  | { readonly kind: 'say'; readonly word: 'stop' | 'cold' }
  | { readonly kind: 'kill-tree' }
  /** The worker is gone, but not by its own will: what it left behind goes too. */
  | { readonly kind: 'sweep' }
  | { readonly kind: 'set-timer'; readonly timer: TimerName; readonly ms: number }
  | { readonly kind: 'clear-timer'; readonly timer: TimerName }
  | { readonly kind: 'report'; readonly event: WorkerEventBody }
  | { readonly kind: 'exit'; readonly code: number }

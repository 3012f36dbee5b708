import type { StopReason } from './worker-event.ts'

export type TimerName = 'rung' | 'not-ready' | 'silence'

/** What the drivers tell the machine. */
export type SupervisorEvent =
  | { readonly type: 'child-started'; readonly pid: number }
  | { readonly type: 'start-failed'; readonly message: string }
  | { readonly type: 'child-gone'; readonly exitCode: number | null; readonly signal: string | null }
  /** A line of its log; only sent until the worker is ready. */
  | { readonly type: 'line'; readonly text: string }
  /** The worker has imported the app. */
  | { readonly type: 'loaded' }
  | { readonly type: 'ready'; readonly node: string }
  | { readonly type: 'task-seen'; readonly task: string; readonly id: string }
  /** A stopping worker says which tasks still run. */
  | { readonly type: 'waiting'; readonly count: number; readonly tasks: readonly string[] }
  /** Draining the worker went wrong in a way that we didn't foresee; the stop goes on. */
  | { readonly type: 'trouble'; readonly text: string }
  /** Ctrl+C. `atMs` is monotonic. */
  | { readonly type: 'interrupt'; readonly atMs: number }
  /** Any other wish to stop. Repeating it changes nothing: service managers do, and escalate by themselves. */
  | { readonly type: 'stop'; readonly reason: Exclude<StopReason, 'interrupt'> }
  | { readonly type: 'timer'; readonly timer: TimerName }

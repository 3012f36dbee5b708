import type { Fate } from './account.ts'
import type { StopReason } from './worker-event.ts'

export type TimerName = 'rung' | 'not-ready' | 'silence'

/** What drivers report to the machine. */
export type SupervisorEvent =
  | { readonly type: 'child-started'; readonly pid: number }
  | { readonly type: 'start-failed'; readonly message: string }
  | { readonly type: 'child-gone'; readonly exitCode: number | null; readonly signal: string | null }
  /** A line of the worker's log; only until the worker is ready. */
  | { readonly type: 'line'; readonly text: string }
  /** The worker has imported the app. */
  | { readonly type: 'loaded' }
  | { readonly type: 'ready'; readonly node: string }
  | { readonly type: 'task-seen'; readonly task: string; readonly id: string }
  /** A stopping worker reports the tasks that still run. */
  | { readonly type: 'waiting'; readonly count: number; readonly tasks: readonly string[] }
  /** What became of tasks. */
  | { readonly type: 'tasks'; readonly fate: Fate; readonly count: number; readonly tasks: readonly string[] }
  /** No task runs, and the worker doesn't exit; `broker`: although the broker answers. It is killed next. */
  | { readonly type: 'stuck'; readonly broker: boolean }
  /** The lifeline has returned what it could, and kills the worker. */
  | { readonly type: 'killing' }
  /** Draining the worker failed unexpectedly; the stop continues. */
  | { readonly type: 'trouble'; readonly text: string }
  /** Ctrl+C. `atMs` is monotonic. */
  | { readonly type: 'interrupt'; readonly atMs: number }
  /** Any other request to stop. Repeats are ignored: service managers send them, and escalate on their own. */
  | { readonly type: 'stop'; readonly reason: Exclude<StopReason, 'interrupt'> }
  /** A request to stop by force, now. */
  | { readonly type: 'force'; readonly reason: Exclude<StopReason, 'interrupt'> }
  | { readonly type: 'timer'; readonly timer: TimerName }

/**
 * How the worker is being stopped, from gentle to hard. `cold`: the lifeline returns what is not acknowledged, and kills the
 * worker.
 */
export type Rung = 'warm' | 'cold' | 'kill'

/** Why the worker is being stopped. `requested`: by the caller of the launch service. */
export type StopReason = 'interrupt' | 'terminate' | 'hang-up' | 'output-closed' | 'quit' | 'requested'

/** An event of a launched worker: one line of `worker launch --json`. */
export type WorkerEventBody =
  | { readonly type: 'planned'; readonly command: readonly string[] }
  | { readonly type: 'starting'; readonly command: readonly string[]; readonly cwd: string }
  | { readonly type: 'ready'; readonly node: string; readonly pid: number | null }
  /** The first task that the worker received: it consumes. */
  | { readonly type: 'task-seen'; readonly task: string; readonly id: string }
  | StoppingEvent
  | TasksEvent
  | {
      readonly type: 'stopped'
      readonly reason: StopReason | 'itself'
      readonly forced: boolean
      /** Number of tasks that were lost while it ran and when it stopped; null: not known. */
      readonly lost: number | null
    }
  | {
      readonly type: 'crashed'
      readonly exitCode: number | null
      readonly signal: string | null
      /** Why the program could not be started; null where it was. */
      readonly startError: string | null
      readonly lastLine: string | null
      /** It had started to consume. */
      readonly ready: boolean
    }
  | {
      readonly type: 'diagnosis'
      readonly label: string
      readonly message: string
      readonly evidence: readonly string[]
    }
  | {
      readonly type: 'exited'
      readonly exitCode: number
      /** How the worker itself exited; both null where it never started or could not be killed. */
      readonly worker: { readonly exitCode: number | null; readonly signal: string | null }
    }

/** What became of tasks; comes before `stopped` and `crashed`. `tasks`: `name[id]` of the first 12 of `count`. */
export type TasksEvent =
  /** Ran when the stop began, and have ended. */
  | { readonly type: 'tasks-finished'; readonly count: number; readonly tasks: readonly string[] }
  /** Had not been acknowledged, and are in the queue again. */
  | { readonly type: 'tasks-returned'; readonly count: number; readonly tasks: readonly string[] }
  /** Had not been acknowledged; the broker returns them later, Redis after its visibility timeout. */
  | { readonly type: 'tasks-held'; readonly count: number; readonly tasks: readonly string[] }
  /** Had been acknowledged, and have not ended. */
  | {
      readonly type: 'tasks-lost'
      /** `acknowledged-early`: ran when the worker was killed. `process-died`: the pool process that ran it died. */
      readonly because: 'acknowledged-early' | 'process-died'
      readonly count: number
      readonly tasks: readonly string[]
    }
  /** Ran when the worker was killed without an answer: lost if acknowledged, otherwise held. */
  | { readonly type: 'tasks-unknown'; readonly count: number; readonly tasks: readonly string[] }

/** A rung of the stop ladder was entered, or the number of running tasks has changed. */
export interface StoppingEvent {
  readonly type: 'stopping'
  readonly rung: Rung
  readonly reason: StopReason
  /** Milliseconds until the next rung; null: no limit. */
  readonly timeoutMs: number | null
  /** Number of tasks that still run, as reported by the worker. */
  readonly running: number
  /** `name[id]` of the first of them. */
  readonly waitingFor: readonly string[]
  /** What the next Ctrl+C does. `reminds` doesn't happen any more. */
  readonly nextInterrupt: 'reminds' | 'forces' | 'kills'
}

/** `at`: ISO 8601, UTC. */
export type WorkerEvent = WorkerEventBody & { readonly at: string }

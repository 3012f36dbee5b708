/** How the worker is being stopped, from gentle to hard. */
export type Rung = 'warm' | 'cold' | 'kill'

/** Why the worker is being stopped. `requested`: by the caller of the launch service. */
export type StopReason = 'interrupt' | 'terminate' | 'hang-up' | 'output-closed' | 'requested'

/** An event of a launched worker: one line of `worker launch --json`. */
export type WorkerEventBody =
  | { readonly type: 'planned'; readonly command: readonly string[] }
  | { readonly type: 'starting'; readonly command: readonly string[]; readonly cwd: string }
  | { readonly type: 'ready'; readonly node: string; readonly pid: number | null }
  /** The first task that the worker received: it consumes. */
  | { readonly type: 'task-seen'; readonly task: string; readonly id: string }
  | StoppingEvent
  | { readonly type: 'stopped'; readonly reason: StopReason | 'itself'; readonly forced: boolean }
  | {
      readonly type: 'crashed'
      readonly exitCode: number | null
      readonly signal: string | null
      /** Why the program could not be started; null where it was. */
      readonly startError: string | null
      readonly lastLine: string | null
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
  /** What the next Ctrl+C does. */
  readonly nextInterrupt: 'reminds' | 'forces' | 'kills'
}

/** `at`: ISO 8601, UTC. */
export type WorkerEvent = WorkerEventBody & { readonly at: string }

/** How hard the worker is being asked to leave. */
export type Rung = 'warm' | 'cold' | 'kill'

/** Who wanted it to. `requested`: the caller of the launch service. */
export type StopReason = 'interrupt' | 'terminate' | 'hang-up' | 'output-closed' | 'requested'

/** What happens to a launched worker, in the order in which it does. One line of `worker launch --json` each. */
export type WorkerEventBody =
  | { readonly type: 'planned'; readonly command: readonly string[] }
  | { readonly type: 'starting'; readonly command: readonly string[]; readonly cwd: string }
  | { readonly type: 'ready'; readonly node: string; readonly pid: number | null }
  /** The first task that the worker received: the proof that it consumes. */
  | { readonly type: 'task-seen'; readonly task: string; readonly id: string }
  | StoppingEvent
  | { readonly type: 'stopped'; readonly reason: StopReason | 'itself'; readonly forced: boolean }
  | {
      readonly type: 'crashed'
      readonly exitCode: number | null
      readonly signal: string | null
      /** The program couldn't be started at all; null where it was. */
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
      /** What the worker itself ended with; both null where it never started or didn't go. */
      readonly worker: { readonly exitCode: number | null; readonly signal: string | null }
    }

/** A rung of the stop ladder was reached, or more is known about what is waited for on it. */
export interface StoppingEvent {
  readonly type: 'stopping'
  readonly rung: Rung
  readonly reason: StopReason
  /** Milliseconds until the next rung; null: no limit. */
  readonly timeoutMs: number | null
  /** How many tasks still run, as far as the worker has said. */
  readonly running: number
  /** `name[id]` of the first of them. */
  readonly waitingFor: readonly string[]
  /** What another Ctrl+C will do. */
  readonly nextInterrupt: 'reminds' | 'forces' | 'kills'
}

/** `at`: ISO 8601, UTC. */
export type WorkerEvent = WorkerEventBody & { readonly at: string }

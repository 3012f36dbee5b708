import type { Account } from './account.ts'
import type { Rung, StopReason } from './worker-event.ts'

/** `loading`: Python imports Celery and the app; `connecting`: the worker starts its pool and connects to the broker. */
export type Stage = 'loading' | 'connecting' | 'ready'

/** All in milliseconds. */
export interface LadderTimes {
  /** For running tasks to finish; null: no limit. */
  readonly stopTimeoutMs: number | null
  /** For the lifeline to return what is not acknowledged. */
  readonly coldTimeoutMs: number
  /** For the kernel to remove the killed process. */
  readonly killTimeoutMs: number
  /** A worker that isn't ready after this time is reported, once. */
  readonly notReadyAfterMs: number
  /** A worker that isn't ready and writes nothing for this time hangs: in an import, or on a broker that doesn't answer. */
  readonly silentAfterMs: number
  /** A second interrupt within this time is the same key press: npm and npx forward the Ctrl+C that we got as well. */
  readonly sameInterruptMs: number
}

/** Settings of one launch, constant while it runs. */
export interface Launch {
  readonly command: readonly string[]
  readonly cwd: string
  readonly times: LadderTimes
  /** Exit with 130 for Ctrl+C and 143 for SIGTERM, instead of 0, when the worker stopped as requested. */
  readonly shellExitCodes: boolean
}

/** A worker that was started and hasn't exited. */
export interface Worker {
  readonly pid: number | null
  readonly stage: Stage
  readonly lastLine: string | null
  /** The current silence has been reported. */
  readonly silenceReported: boolean
  readonly account: Account
}

export interface Stop {
  readonly rung: Rung
  readonly reason: StopReason
  readonly lastInterruptMs: number | null
  readonly running: number
  readonly waitingFor: readonly string[]
  /** The lifeline has told what became of the tasks, and kills the worker. */
  readonly told: boolean
  /** The worker is killed because it doesn't exit, though no task runs. */
  readonly stuck: boolean
}

export type SupervisorState =
  | { readonly phase: 'running'; readonly launch: Launch; readonly worker: Worker }
  | { readonly phase: 'stopping'; readonly launch: Launch; readonly worker: Worker; readonly stop: Stop }
  | { readonly phase: 'ended'; readonly exitCode: number }

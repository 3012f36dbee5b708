import type { Rung, StopReason } from './worker-event.ts'

/** Where a starting worker is. `loading`: Python, Celery and the app are imported; `connecting`: pool and broker. */
export type Stage = 'loading' | 'connecting' | 'ready'

/** Milliseconds, all of them. */
export interface LadderTimes {
  /** For running tasks to finish. Null: as long as they need. */
  readonly stopTimeoutMs: number | null
  /** For the worker to leave after it was told to drop its tasks. */
  readonly coldTimeoutMs: number
  /** For the operating system to take it away. */
  readonly killTimeoutMs: number
  /** Not ready after this long is said once. */
  readonly notReadyAfterMs: number
  /** A worker that isn't ready and writes nothing for this long hangs: in an import, or in a broker that doesn't answer. */
  readonly silentAfterMs: number
  /** A second interrupt within this time is the same key: npm and npx pass on the Ctrl+C that we got from the terminal. */
  readonly sameInterruptMs: number
}

/** Settings of one launch. They don't change while it runs. */
export interface Launch {
  readonly command: readonly string[]
  readonly cwd: string
  readonly times: LadderTimes
  /** 130 for Ctrl+C, 143 for SIGTERM, instead of 0, when the worker stopped as asked. */
  readonly shellExitCodes: boolean
}

/** What is known of a worker that was started and isn't gone. */
export interface Worker {
  readonly pid: number | null
  readonly stage: Stage
  readonly lastLine: string | null
  /** The silence of this stretch has been reported. */
  readonly silenceReported: boolean
}

export interface Stop {
  readonly rung: Rung
  readonly reason: StopReason
  /** Ctrl+C so far, or the request that stands for the first one. */
  readonly requests: number
  readonly lastInterruptMs: number | null
  readonly running: number
  readonly waitingFor: readonly string[]
}

export type SupervisorState =
  | { readonly phase: 'running'; readonly launch: Launch; readonly worker: Worker }
  | { readonly phase: 'stopping'; readonly launch: Launch; readonly worker: Worker; readonly stop: Stop }
  | { readonly phase: 'ended'; readonly exitCode: number }

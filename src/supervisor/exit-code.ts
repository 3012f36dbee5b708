import { constants } from 'node:os'
import type { StopReason } from './worker-event.ts'

/** Killed, as a shell would say it: 128 + SIGKILL. */
export const FORCED = 137

/** The program couldn't be started: the user's set-up, not the worker's work. */
export const NOT_STARTED = 2

export interface WorkerEnd {
  readonly exitCode: number | null
  readonly signal: string | null
}

/** Windows: ended by Ctrl+C or Ctrl+Break before Python could handle it. */
const STATUS_CONTROL_C_EXIT = 0xc000013a

const shellCodes: Readonly<Record<StopReason, number>> = {
  'hang-up': 129,
  interrupt: 130,
  'output-closed': 141,
  terminate: 143,
  requested: 0,
}

/**
 * Did a worker that was asked to stop do so? Celery ends with 1 after an interrupt since 5.3, however well it went; a
 * worker that hadn't yet installed its signal handlers dies of the signal, and wasn't running anything either.
 */
export const endedAsAsked = ({ exitCode, signal }: WorkerEnd): boolean =>
  exitCode === null
    ? signal === 'SIGTERM' || signal === 'SIGINT'
    : exitCode === 0 || exitCode === 1 || exitCode >>> 0 === STATUS_CONTROL_C_EXIT

/** The code for a stop that was asked for and worked. */
export const askedCode = (reason: StopReason, shellExitCodes: boolean): number =>
  shellExitCodes ? shellCodes[reason] : 0

/** The worker's own code; 128 + n where signal n ended it. */
export const ownCode = ({ exitCode, signal }: WorkerEnd): number =>
  exitCode ?? 128 + ((constants.signals as Readonly<Record<string, number>>)[signal ?? ''] ?? 0)

import { constants } from 'node:os'
import type { StopReason } from './worker-event.ts'

/** Killed; as in a shell, 128 + SIGKILL. */
export const FORCED = 137

/** The program could not be started: a fault of the set-up, not of the worker. */
export const NOT_STARTED = 2

export interface WorkerEnd {
  readonly exitCode: number | null
  readonly signal: string | null
}

/** Windows: ended by Ctrl+C or Ctrl+Break before Python could handle it (STATUS_CONTROL_C_EXIT in ntstatus.h). */
const STATUS_CONTROL_C_EXIT = 0xc000013a

const shellCodes: Readonly<Record<StopReason, number>> = {
  'hang-up': 129,
  interrupt: 130,
  'output-closed': 141,
  quit: 131,
  terminate: 143,
  requested: 0,
}

/**
 * Whether a worker that was asked to stop did so. Since 5.3 Celery exits with 1 after an interrupt, even after a clean
 * stop; a worker that hadn't installed its signal handlers yet dies of the signal, with no task running.
 */
export const endedAsAsked = ({ exitCode, signal }: WorkerEnd): boolean =>
  exitCode === null
    ? signal === 'SIGTERM' || signal === 'SIGINT'
    : exitCode === 0 || exitCode === 1 || exitCode >>> 0 === STATUS_CONTROL_C_EXIT

/** The exit code of a stop that was requested and worked. */
export const askedCode = (reason: StopReason, shellExitCodes: boolean): number =>
  shellExitCodes ? shellCodes[reason] : 0

/** The worker's own exit code; 128 + n where signal n killed it. */
export const ownCode = ({ exitCode, signal }: WorkerEnd): number =>
  exitCode ?? 128 + ((constants.signals as Readonly<Record<string, number>>)[signal ?? ''] ?? 0)

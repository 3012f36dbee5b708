import type { BrokerFailure, ConnectionStage } from '../../facts/broker.ts'

/** Longer than any reason that a real server gives. */
const MAX_REASON_CHARACTERS = 300

/** A connection stage failed. */
export class StageError extends Error {
  readonly stage: ConnectionStage
  readonly failure: BrokerFailure

  /** @param reason what the server or the system reported, without secrets */
  constructor(stage: ConnectionStage, kind: BrokerFailure['kind'], reason: string) {
    super(reason.length > MAX_REASON_CHARACTERS ? `${reason.slice(0, MAX_REASON_CHARACTERS)}…` : reason)
    this.stage = stage
    this.failure = { kind, reason: this.message }
  }
}

/** The message of an error. An OpenSSL error is reduced to its reason, without numbers and file names. */
export function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/.exec(text)?.[1] ?? text
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

import type { BrokerFailure, ConnectionStage } from '../../facts/broker.ts'

/** Thrown by a rung that can't be climbed. */
export interface RungFailure {
  readonly rung: ConnectionStage
  readonly failure: BrokerFailure
}

export class RungError extends Error implements RungFailure {
  readonly rung: ConnectionStage
  readonly failure: BrokerFailure

  constructor(rung: ConnectionStage, kind: BrokerFailure['kind'], said: string) {
    super(said)
    this.rung = rung
    this.failure = { kind, said }
  }
}

/** An error's words; of OpenSSL's lines of numbers and file names only the reason. */
export function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+):/.exec(text)?.[1] ?? text
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

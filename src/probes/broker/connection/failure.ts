import type { BrokerFailure, BrokerRung } from '../../../facts/broker.ts'

/** Thrown by a rung that can't be climbed. */
export interface RungFailure {
  readonly rung: BrokerRung
  readonly failure: BrokerFailure
}

export class RungError extends Error implements RungFailure {
  readonly rung: BrokerRung
  readonly failure: BrokerFailure

  constructor(rung: BrokerRung, kind: BrokerFailure['kind'], said: string) {
    super(said)
    this.rung = rung
    this.failure = { kind, said }
  }
}

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

import type { RefusedQueue } from '../../facts/broker.ts'

/** What is known of a server after all stages. */
export interface ServerInfo {
  /** Product and version; null where they are not known. */
  readonly server: string | null
  /** One question and its answer, in milliseconds. */
  readonly roundTripMs: number
  readonly refusedQueues?: readonly RefusedQueue[]
}

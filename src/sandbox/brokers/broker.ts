/**
 * The broker between clients and worker. embedded: in the worker's process · redis, rabbitmq: a private
 * server · silent: accepts connections and never answers · closed: a port without a listener.
 */
export type BrokerKind = 'embedded' | 'redis' | 'rabbitmq' | 'silent' | 'closed'

export interface Broker {
  readonly url: string
  /** Used by this run only, and removed when it ends. */
  readonly isPrivate: boolean
  /** Shared by the workers of several runs: each run needs its own queue. */
  readonly hasQueues: boolean
}

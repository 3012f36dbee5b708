/**
 * What stands between those who send tasks and the worker. embedded: in the worker's process · redis, rabbitmq: a private
 * server · silent: accepts connections and never answers · closed: a port that nothing listens on.
 */
export type BrokerKind = 'embedded' | 'redis' | 'rabbitmq' | 'silent' | 'closed'

export interface Broker {
  readonly url: string
  /** Used by this run alone, and gone when it ends. */
  readonly isPrivate: boolean
  /** Several workers share it, run after run: each run needs a queue of its own. */
  readonly hasQueues: boolean
}

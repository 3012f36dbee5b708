/** A broker or result-backend address, taken apart. Never reported as it is: `shown` is. */
export interface BrokerAddress {
  /** The address as configured, secrets included. */
  readonly url: string
  /** The same without secrets. */
  readonly shown: string
  /** kombu's transport name: redis, amqp, sqla … */
  readonly transport: string
  readonly tls: boolean
  readonly host: string | null
  readonly port: number | null
  /** Redis database or RabbitMQ virtual host, as the URL has it, decoded. */
  readonly path: string | null
}

/** What is configured, and whether it can be read. Absent when the app isn't loaded. */
export interface BrokerConfigFact {
  /** Null: nothing configured, Celery falls back to amqp://guest@localhost. */
  readonly urls: readonly string[] | null
  readonly where: string | null
  readonly problems: readonly UrlProblem[]
  readonly addresses: readonly BrokerAddress[]
  /** The transport could be imported and made with the project's interpreter; null where that wasn't tried. */
  readonly driver: { readonly imported: boolean; readonly error: string | null; readonly package: string | null } | null
  readonly visibilityTimeout: number | null
}

export interface UrlProblem {
  /** The address without secrets. */
  readonly shown: string
  readonly problem:
    | 'unknown-scheme'
    | 'unescaped-character'
    | 'bad-port'
    | 'bad-database'
    | 'no-host'
    | 'missing-tls-parameter'
    | 'bad-tls-parameter'
  readonly detail: string
  readonly suggestion: string | null
}

/** The rungs of a connection, in the order in which they are climbed. The first that fails is the finding. */
export type BrokerRung = 'resolve' | 'connect' | 'answer' | 'tls' | 'authenticate' | 'database'

/** How far a connection to a broker came. Absent for embedded transports. */
export interface BrokerConnectionFact {
  readonly address: BrokerAddress
  /** Null: all rungs were climbed. */
  readonly failedAt: BrokerRung | null
  readonly failure: BrokerFailure | null
  /** Server name and version, when it told. */
  readonly server: string | null
  readonly roundTripMs: number | null
}

export interface BrokerFailure {
  readonly kind:
    | 'host-not-found'
    | 'refused'
    | 'filtered'
    | 'silent'
    | 'closed'
    | 'not-this-protocol'
    | 'tls-to-plain-port'
    | 'plain-to-tls-port'
    | 'certificate'
    | 'wrong-credentials'
    | 'credentials-required'
    | 'not-allowed'
    | 'no-such-database'
    | 'no-such-vhost'
    | 'vhost-missing-or-not-allowed'
    | 'server-full'
    | 'protected-mode'
    | 'loading'
    | 'other'
  /** What the server or the system said, without secrets. */
  readonly said: string
}

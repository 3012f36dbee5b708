/** A broker or result-backend address, taken apart. Never reported as it is: `shown` is. */
export interface BrokerAddress {
  /** The address as configured, secrets included. */
  readonly url: string
  /** The same without secrets. */
  readonly shown: string
  /** kombu's transport name: redis, amqp, sqla … */
  readonly transport: string
  /**
   * What poolwise can do with it: connect to it; nothing, because the transport needs no server; nothing, because
   * poolwise doesn't speak that service's protocol.
   */
  readonly contact: 'redis' | 'sentinel' | 'amqp' | 'embedded' | 'not-probed'
  readonly tls: boolean
  /** How the worker would check the server's certificate; null without TLS. */
  readonly verify: TlsVerification | null
  readonly host: string | null
  readonly port: number | null
  /** A Unix socket instead of host and port. */
  readonly socketPath: string | null
  /** Redis database or RabbitMQ virtual host, as the URL has it, decoded. */
  readonly path: string | null
  readonly username: string | null
  /** Secret. */
  readonly password: string | null
  /** Redis: the command that the worker's client opens with: HELLO since redis-py 8, AUTH before, if anything. */
  readonly opening: 'hello' | 'auth'
  /** Sentinel: the name of the group whose master is asked for. */
  readonly masterName: string | null
}

export interface TlsVerification {
  /** False: any certificate is taken, which is what kombu does for a bare rediss:// URL. */
  readonly certificate: boolean
  /** The certificate must also be made out to the host's name. */
  readonly hostname: boolean
  /** Files, as configured. */
  readonly ca: string | null
  readonly cert: string | null
  readonly key: string | null
}

/** What is configured, and whether it can be read. Absent when the app isn't loaded. */
export interface BrokerConfigFact {
  /** Secrets included. Null: nothing configured, Celery falls back to amqp://guest@localhost. */
  readonly urls: readonly string[] | null
  readonly where: string | null
  readonly problems: readonly UrlProblem[]
  /** Those that could be read; an address with a problem isn't among them. */
  readonly addresses: readonly BrokerAddress[]
  /** The transport could be imported and made with the project's interpreter; null where that wasn't tried. */
  readonly driver: {
    readonly imported: boolean
    readonly error: string | null
    readonly missingModule: string | null
    /** What to install for this transport: `celery[redis]`, `boto3` …; null where nothing has to be. */
    readonly package: string | null
  } | null
  /** Seconds; null: the transport's default. */
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
    | 'unknown-parameter'
    | 'bad-tls-parameter'
    | 'missing-master-name'
  readonly detail: string
  readonly suggestion: string | null
}

/** The rungs of a connection, in the order in which they are climbed. The first that fails is the finding. */
export type ConnectionStage = 'resolve' | 'connect' | 'answer' | 'tls' | 'authenticate' | 'database'

/** How far a connection to a broker came. There is none for embedded and for unprobed transports. */
export interface BrokerConnectionFact {
  readonly address: BrokerAddress
  /** Null: all rungs were climbed. */
  readonly failedAt: ConnectionStage | null
  readonly failure: BrokerFailure | null
  /** The addresses that the host's name stands for, as far as they were tried. */
  readonly tried: readonly string[]
  /** Server name and version, when it told. */
  readonly server: string | null
  /** One question and its answer over the open connection, in milliseconds. */
  readonly roundTripMs: number | null
}

export interface BrokerFailure {
  readonly kind:
    | 'host-not-found'
    | 'lookup-timed-out'
    | 'refused'
    | 'filtered'
    | 'no-such-socket'
    | 'silent'
    | 'closed'
    | 'not-this-protocol'
    | 'tls-to-plain-port'
    | 'plain-to-tls-port'
    | 'certificate'
    | 'wrong-credentials'
    | 'credentials-required'
    | 'guest-not-local'
    | 'not-allowed'
    | 'no-such-database'
    | 'no-such-vhost'
    | 'no-such-master'
    | 'server-full'
    | 'protected-mode'
    | 'loading'
    | 'server-too-old'
    | 'other'
  /** What the server or the system said, without secrets. */
  readonly said: string
}

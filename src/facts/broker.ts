/** A parsed broker or result-backend URL. Reports contain `shown`, never `url`. */
export interface BrokerAddress {
  /** As configured, with its secrets. */
  readonly url: string
  /** `url` without its secrets. */
  readonly shown: string
  /** kombu's transport name: redis, amqp, sqla … */
  readonly transport: string
  /**
   * The protocol to connect with; `embedded`: the transport needs no server; `not-probed`: poolwise does not speak the
   * protocol of this service.
   */
  readonly contact: 'redis' | 'sentinel' | 'amqp' | 'embedded' | 'not-probed'
  readonly tls: boolean
  /** How the worker verifies the server's certificate; null without TLS. */
  readonly verify: TlsVerification | null
  readonly host: string | null
  readonly port: number | null
  /** Path of a Unix socket, used instead of host and port. */
  readonly socketPath: string | null
  /** Redis database or RabbitMQ virtual host from the URL, decoded. */
  readonly path: string | null
  readonly username: string | null
  /** Secret. */
  readonly password: string | null
  /** Redis: the first command of the worker's client. HELLO since redis-py 8; before that AUTH, if it logs in. */
  readonly opening: 'hello' | 'auth'
  /** Sentinel: the name of the monitored master. */
  readonly masterName: string | null
}

export interface TlsVerification {
  /** False: any certificate is accepted, as kombu does for a rediss:// URL without TLS options. */
  readonly certificate: boolean
  /** The certificate must match the host name. */
  readonly hostname: boolean
  /** Paths, as configured. */
  readonly ca: string | null
  readonly cert: string | null
  readonly key: string | null
}

/** The broker URLs that the worker uses, parsed. Absent when the app is not loaded. */
export interface BrokerConfigFact {
  /** With their secrets. Null: none configured, so Celery uses amqp://guest@localhost, which is the only address then. */
  readonly urls: readonly string[] | null
  readonly where: string | null
  readonly problems: readonly UrlProblem[]
  /** The URLs without problems. */
  readonly addresses: readonly BrokerAddress[]
  /** Whether the project's interpreter can import and create the transport; null where it was not tried. */
  readonly driver: {
    readonly imported: boolean
    readonly error: string | null
    readonly missingModule: string | null
    /** The requirement to install for this transport: `celery[redis]`, `boto3` …; null for none. */
    readonly package: string | null
  } | null
  /** Seconds; null: the transport's default. */
  readonly visibilityTimeout: number | null
  /** What a process that sends tasks uses, where that may be another: `celery` took the worker's from its command line. */
  readonly sender?: {
    /** Null: none is configured for it. */
    readonly urls: readonly string[] | null
    readonly where: string | null
    readonly addresses: readonly BrokerAddress[]
  }
  /** Brokers that worker commands of this app name themselves, with -b or --broker; without those that cannot be read. */
  readonly ofCommands?: readonly {
    readonly file: string
    readonly line: number
    readonly prose: boolean
    readonly address: BrokerAddress
  }[]
  /** The line that sets the broker has its URL, not a variable; absent: not looked at. */
  readonly isLiteral?: boolean
}

export interface UrlProblem {
  /** The URL without its secrets. */
  readonly shown: string
  readonly problem:
    | 'unknown-scheme'
    | 'no-scheme'
    | 'unescaped-character'
    | 'bad-port'
    | 'bad-database'
    | 'unknown-parameter'
    | 'bad-tls-parameter'
    | 'missing-master-name'
  readonly detail: string
  readonly suggestion: string | null
}

/** The stages of opening a connection. The first that fails is the finding. */
export type ConnectionStage = 'resolve' | 'connect' | 'answer' | 'tls' | 'authenticate' | 'database'

/** How far a connection to a broker got. Embedded and unprobed transports have none. */
export interface BrokerConnectionFact {
  readonly address: BrokerAddress
  /** Null: all stages succeeded. */
  readonly failedAt: ConnectionStage | null
  readonly failure: BrokerFailure | null
  /** The IP addresses of the host. */
  readonly tried: readonly string[]
  /** Product and version; null where they are not known. */
  readonly server: string | null
  /** One question and its answer on the open connection, in milliseconds. */
  readonly roundTripMs: number | null
  /** RabbitMQ: the app's queues that exist with other arguments. Absent: it was not asked. */
  readonly refusedQueues?: readonly RefusedQueue[]
}

export interface RefusedQueue {
  readonly name: string
  /** As RabbitMQ says it: `PRECONDITION_FAILED - inequivalent arg 'x-max-priority' …` */
  readonly reason: string
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
  /** As the server or the system reported it, without secrets. */
  readonly reason: string
}

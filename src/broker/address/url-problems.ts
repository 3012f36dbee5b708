import type { BrokerAddress, UrlProblem } from '../../facts/broker.ts'
import { didYouMean } from '../../text/did-you-mean.ts'
import type { PythonUrl, PythonUrlError } from './python-url.ts'
import { showUrl } from './show-url.ts'
import { certReqsNames } from './tls-options.ts'
import { transports } from './transports.ts'
import type { Unescaped } from './unescaped.ts'

export type Problem = Omit<UrlProblem, 'shown'>

/**
 * kombu passes the parameters of a URL to its Connection as keyword arguments. An unknown one raises a TypeError when the
 * worker starts, even if redis-py accepts it, and so does one that is already in another part of the URL.
 */
const PARAMETERS = ['insist', 'ssl', 'connect_timeout', 'login_method', 'heartbeat', 'credential_provider']

export interface Judged {
  readonly parts: PythonUrl
  readonly contact: BrokerAddress['contact']
  /** The path, or broker_vhost. */
  readonly path: string | null
  readonly useSsl: unknown
  readonly masterName: string | null
}

/** The problem of a URL that could be parsed. */
export function problemOf({ parts, contact, path, useSsl, masterName }: Judged): Problem | null {
  const names = Object.keys(parts.query)
  const unknown = names.find((name) => !PARAMETERS.includes(name) && !name.startsWith('ssl_'))
  if (unknown !== undefined) return unknownParameter(unknown)
  const certReqs = parts.query['ssl_cert_reqs']
  if (certReqs !== undefined && !certReqsNames.includes(certReqs)) return badCertReqs(certReqs)
  const redis = contact === 'redis' || contact === 'sentinel'
  const tls = badTls(redis, names.find((name) => name.startsWith('ssl_')) ?? null, useSsl)
  if (tls && (redis || contact === 'amqp')) return tls
  if (!redis) return null
  return badDatabase(path) ?? (contact === 'sentinel' && masterName === null ? missingMasterName : null)
}

export function unknownScheme(url: string, name: string): Problem {
  const stripped = url.trim().replaceAll(/^(["'])(.*)\1$/g, '$2')
  if (stripped !== url)
    return {
      problem: 'unknown-scheme',
      detail: 'it is enclosed in quotation marks or spaces',
      suggestion: showUrl(stripped),
    }
  const [near] = didYouMean(name, Object.keys(transports))
  return {
    problem: 'unknown-scheme',
    detail: `Celery has no transport named "${name}"`,
    suggestion: near === undefined ? null : showUrl(url.replace(/^[^:+]*/, near)),
  }
}

/** Names of Celery's result backends that no transport has (celery.app.backends.BACKEND_ALIASES). */
const BACKENDS =
  /^(?:rpc|cache|db|database|django-db|django-cache|elasticsearch|cassandra|couchbase|couchdb|dynamodb|file|disabled|cosmosdbsql|azureblockblob|arangodb|s3|gs)$/

const IPV6 = /^\[?[\da-f]*:[\da-f]*:[\da-f:.]*\]?$/i

const PORTS: Readonly<Record<string, string>> = { 6379: 'redis', 6380: 'rediss', 5672: 'amqp', 5671: 'amqps' }

/**
 * kombu takes a value without :// for the host of a RabbitMQ server, all of it: `localhost:6379/0` is a host that does not
 * exist. A plain host name is fine.
 */
export function noScheme(value: string): Problem | null {
  const found = (detail: string, suggestion: string | null): Problem => ({ problem: 'no-scheme', detail, suggestion })
  if (BACKENDS.test(value)) return found(`"${value}" is a result backend, and the broker needs an address`, null)
  if (Object.hasOwn(transports, value) && value !== 'amqp')
    return found(
      `"${value}" is a transport without an address, which Celery takes for a RabbitMQ host of that name`,
      `${value}://…`,
    )
  if (!/[:/@"']/.test(value) || IPV6.test(value)) return null
  const port = /:(\d+)(?:\/|$)/.exec(value)?.[1] ?? ''
  const scheme = PORTS[port]
  return found(
    'it has no scheme, and Celery takes all of it for the name of a RabbitMQ host',
    scheme === undefined ? null : `${scheme}://${showUrl(value)}`,
  )
}

export const unescapedProblem = ({ character, escaped, suggestion }: Unescaped): Problem => ({
  problem: 'unescaped-character',
  detail: `the password contains an unescaped ${character}: in a URL it is written ${escaped}`,
  suggestion,
})

/** The invalid port is not shown: it may be part of a password. */
export const badPort = (error: PythonUrlError): Problem => ({
  problem: 'bad-port',
  detail: {
    'bad-port': 'the port is not a number',
    'port-out-of-range': 'the port is greater than 65535',
    brackets: 'square brackets are only for IPv6 addresses',
  }[error],
  suggestion: null,
})

/** As int() in Python: surrounding blanks, a sign, digits with single underscores between. */
export const badDatabase = (path: string | null): Problem | null =>
  path === null || path === '/' || /^\s*[+-]?\d+(_\d+)*\s*$/.test(path.replace(/^\//, ''))
    ? null
    : {
        problem: 'bad-database',
        detail: `the Redis database "${path}" is not a number`,
        suggestion: null,
      }

const missingMasterName: Problem = {
  problem: 'missing-master-name',
  detail: 'sentinel:// requires master_name',
  suggestion: 'broker_transport_options = {"master_name": "mymaster"}',
}

const unknownParameter = (name: string): Problem => ({
  problem: 'unknown-parameter',
  detail: `kombu does not accept the parameter "${name}" in a broker URL`,
  suggestion: `broker_transport_options = {"${name}": …}, if the transport accepts it`,
})

const badCertReqs = (value: string): Problem => ({
  problem: 'bad-tls-parameter',
  detail: `ssl_cert_reqs=${value}`,
  suggestion: `ssl_cert_reqs is one of ${certReqsNames.join(', ')}`,
})

/** The two transports name their options differently, and reject or ignore those of the other. */
function badTls(redis: boolean, urlParameter: string | null, useSsl: unknown): Problem | null {
  const keys = typeof useSsl === 'object' && useSsl !== null ? Object.keys(useSsl) : []
  if (redis && useSsl === true && urlParameter === null)
    return {
      problem: 'bad-tls-parameter',
      detail: 'the Redis transport ignores broker_use_ssl = True and connects without TLS',
      suggestion: 'broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_REQUIRED}',
    }
  const wrong = redis ? keys.find((key) => !key.startsWith('ssl_')) : (urlParameter ?? keys.find(startsWithSsl))
  // The parameters of the URL replace broker_use_ssl, so its keys do not matter.
  if (wrong === undefined || (redis && urlParameter !== null)) return null
  return {
    problem: 'bad-tls-parameter',
    detail: redis
      ? `broker_use_ssl contains "${wrong}"; the Redis transport requires names that start with ssl_`
      : `the RabbitMQ transport does not accept "${wrong}"`,
    suggestion: redis
      ? `broker_use_ssl = {"ssl_${wrong}": …}`
      : `broker_use_ssl = {"${wrong.replace(/^ssl_/, '')}": …}`,
  }
}

const startsWithSsl = (key: string): boolean => key.startsWith('ssl_') && key !== 'ssl_version'

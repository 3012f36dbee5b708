import type { BrokerAddress, UrlProblem } from '../../facts/broker.ts'
import { didYouMean } from '../../text/did-you-mean.ts'
import type { PythonUrl, PythonUrlError } from './python-url.ts'
import { showUrl } from './show-url.ts'
import { certReqsNames } from './tls-options.ts'
import { transports } from './transports.ts'
import type { Unescaped } from './unescaped.ts'

export type Problem = Omit<UrlProblem, 'shown'>

/**
 * kombu hands a URL's parameters to its own Connection as keyword arguments: one that it doesn't have is a TypeError
 * when the worker starts, however well redis-py would understand it, and so is one that stands elsewhere in the URL.
 */
const PARAMETERS = ['insist', 'ssl', 'connect_timeout', 'login_method', 'heartbeat', 'credential_provider']

export interface Judged {
  readonly parts: PythonUrl
  readonly contact: BrokerAddress['contact']
  /** The path, or what stands in for it. */
  readonly path: string | null
  readonly useSsl: unknown
  readonly masterName: string | null
}

/** What is wrong with a URL that could be taken apart. */
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
      detail: 'the address has quotation marks or blanks around it',
      suggestion: showUrl(stripped),
    }
  const [near] = didYouMean(name, Object.keys(transports))
  return {
    problem: 'unknown-scheme',
    detail: `Celery has no transport called "${name}"`,
    suggestion: near === undefined ? null : showUrl(url.replace(/^[^:+]*/, near)),
  }
}

export const unescapedProblem = ({ character, escaped, suggestion }: Unescaped): Problem => ({
  problem: 'unescaped-character',
  detail: `the password has an unescaped ${character}, which ends the address there: in a URL it is written ${escaped}`,
  suggestion,
})

/** What stands where the port should be isn't told: it may be a part of a password. */
export const badPort = (error: PythonUrlError): Problem => ({
  problem: 'bad-port',
  detail: {
    'bad-port': 'what follows the host is not a port number',
    'port-out-of-range': 'the port is greater than 65535',
    brackets: 'square brackets may only stand around an IPv6 address',
  }[error],
  suggestion: null,
})

/** int(), as Python reads it: blanks around it, a sign, digits with single underscores between. */
export const badDatabase = (path: string | null): Problem | null =>
  path === null || path === '/' || /^\s*[+-]?\d+(_\d+)*\s*$/.test(path.replace(/^\//, ''))
    ? null
    : {
        problem: 'bad-database',
        detail: `Redis databases are numbered: "${path}" is not a number`,
        suggestion: null,
      }

const missingMasterName: Problem = {
  problem: 'missing-master-name',
  detail: "sentinel:// needs the name of the master's group",
  suggestion: 'broker_transport_options = {"master_name": "mymaster"}',
}

const unknownParameter = (name: string): Problem => ({
  problem: 'unknown-parameter',
  detail: `kombu takes no parameter "${name}" in a broker URL`,
  suggestion: `broker_transport_options = {"${name}": …}, if the transport knows it`,
})

const badCertReqs = (value: string): Problem => ({
  problem: 'bad-tls-parameter',
  detail: `ssl_cert_reqs=${value}`,
  suggestion: `ssl_cert_reqs is one of ${certReqsNames.join(', ')}`,
})

/** The two transports want differently named options, and die of the other's or ignore them. */
function badTls(redis: boolean, urlParameter: string | null, useSsl: unknown): Problem | null {
  const keys = typeof useSsl === 'object' && useSsl !== null ? Object.keys(useSsl) : []
  if (redis && useSsl === true && urlParameter === null)
    return {
      problem: 'bad-tls-parameter',
      detail: 'broker_use_ssl = True is ignored by the Redis transport: it connects without TLS',
      suggestion: 'broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_REQUIRED}',
    }
  const wrong = redis ? keys.find((key) => !key.startsWith('ssl_')) : (urlParameter ?? keys.find(startsWithSsl))
  // The URL's parameters replace broker_use_ssl, so nobody looks at its keys then.
  if (wrong === undefined || (redis && urlParameter !== null)) return null
  return {
    problem: 'bad-tls-parameter',
    detail: redis
      ? `broker_use_ssl has "${wrong}", and the Redis transport wants names that start with ssl_`
      : `RabbitMQ's transport doesn't take "${wrong}"`,
    suggestion: redis
      ? `broker_use_ssl = {"ssl_${wrong}": …}`
      : `broker_use_ssl = {"${wrong.replace(/^ssl_/, '')}": …}`,
  }
}

const startsWithSsl = (key: string): boolean => key.startsWith('ssl_') && key !== 'ssl_version'

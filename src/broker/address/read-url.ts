import type { BrokerAddress, UrlProblem } from '../../facts/broker.ts'
import { readPythonUrl, splitUrl } from './python-url.ts'
import { compositeOf, showUrl } from './show-url.ts'
import { tlsOf } from './tls-options.ts'
import { transportOf, type Transport } from './transports.ts'
import { findUnescaped } from './unescaped.ts'
import {
  badDatabase,
  badPort,
  noScheme,
  problemOf,
  unescapedProblem,
  unknownScheme,
  type Problem,
} from './url-problems.ts'

/** The settings that complete or override a URL. */
export interface UrlContext {
  /** broker_transport: overrides the scheme of the URL. */
  readonly transport: string | null
  readonly user: string | null
  readonly password: string | null
  readonly port: number | null
  readonly vhost: string | null
  /** broker_use_ssl: false, true, or a dictionary. */
  readonly useSsl: unknown
  /** master_name of broker_transport_options. */
  readonly masterName: string | null
  /** The major version of redis-py; null where it is not known. */
  readonly redisPy: number | null
  /** The transport was loaded: the installed kombu knows its name, even if poolwise does not. */
  readonly imported: boolean
}

export type ReadUrl = { readonly address: BrokerAddress } | { readonly problem: UrlProblem }

/**
 * Reads one broker URL the way kombu.Connection does.
 * https://github.com/celery/kombu/blob/main/kombu/connection.py
 */
export function readUrl(url: string, context: UrlContext): ReadUrl {
  if (!url.includes('://')) {
    const found = context.transport === null ? noScheme(url) : null
    return found ? problem(url, found) : { address: hostOnly(url, context) }
  }
  const [composite, inner] = compositeOf(url)
  const name = composite ?? context.transport ?? splitUrl(url).scheme
  const transport = transportOf(name)
  if (transport === null && !context.imported) return problem(url, unknownScheme(url, name))
  if (transport?.contact === 'redis' && inner.startsWith('socket://')) return readSocket(url, name, inner, context)
  // Parsed by the transport, by its own rules.
  if (composite !== null || transport === null || transport.ownUrl)
    return { address: blank(url, name, transport?.contact ?? 'not-probed', context) }
  return readPlain(url, name, transport, context)
}

function readPlain(url: string, name: string, transport: Transport, context: UrlContext): ReadUrl {
  const { contact } = transport
  const offender = findUnescaped(url, contact === 'redis' || contact === 'sentinel')
  if (offender) return problem(url, unescapedProblem(offender))
  const parts = readPythonUrl(url)
  if ('error' in parts) return problem(url, badPort(parts.error))
  const path = parts.path ?? context.vhost
  const { useSsl, masterName } = context
  const found = problemOf({ parts, contact, path, useSsl, masterName })
  if (found) return problem(url, found)
  return {
    address: {
      ...blank(url, name, contact, context),
      ...server(transport, name, parts.query, context, parts.port),
      host: parts.host ?? defaultHost(contact),
      path,
      ...credentials(contact, parts.username ?? context.user, parts.password ?? context.password),
      masterName: contact === 'sentinel' ? masterName : null,
    },
  }
}

/** redis+socket:///run/redis.sock?virtual_host=1: the path is a file. */
function readSocket(url: string, name: string, inner: string, context: UrlContext): ReadUrl {
  const parts = readPythonUrl(inner)
  if ('error' in parts) return problem(url, badPort(parts.error))
  const path = parts.query['virtual_host'] ?? context.vhost
  const bad = badDatabase(path)
  if (bad) return problem(url, bad)
  return {
    address: {
      ...blank(url, name, 'redis', context),
      socketPath: `/${parts.path ?? ''}`,
      path,
      username: parts.query['username'] ?? parts.username,
      password: parts.query['password'] ?? parts.password,
    },
  }
}

/** `broker_url = 'localhost'`: a host instead of a URL, for broker_transport or else RabbitMQ. */
function hostOnly(host: string, context: UrlContext): BrokerAddress {
  const name = context.transport ?? 'amqp'
  const transport = transportOf(name)
  if (transport === null || transport.ownUrl) return blank(host, name, transport?.contact ?? 'not-probed', context)
  return {
    ...blank(host, name, transport.contact, context),
    ...server(transport, name, {}, context, null),
    host: host || defaultHost(transport.contact),
    path: context.vhost,
    ...credentials(transport.contact, context.user, context.password),
    masterName: transport.contact === 'sentinel' ? context.masterName : null,
  }
}

function server(
  transport: Transport,
  name: string,
  query: Readonly<Record<string, string>>,
  context: UrlContext,
  port: number | null,
): Pick<BrokerAddress, 'tls' | 'verify' | 'port'> {
  const { useSsl, redisPy } = context
  const verify = tlsOf({ contact: transport.contact, transport: name, query, useSsl, redisPy })
  const byDefault = verify ? transport.tlsPort : transport.port
  return { tls: verify !== null, verify, port: port ?? context.port ?? byDefault }
}

const blank = (
  url: string,
  transport: string,
  contact: BrokerAddress['contact'],
  { redisPy }: UrlContext,
): BrokerAddress => ({
  url,
  shown: showUrl(url),
  transport,
  contact,
  tls: false,
  verify: null,
  host: null,
  port: null,
  socketPath: null,
  path: null,
  username: null,
  password: null,
  opening: redisPy !== null && redisPy < 8 ? 'auth' : 'hello',
  masterName: null,
})

const defaultHost = (contact: BrokerAddress['contact']): string | null =>
  contact === 'amqp' ? 'localhost' : contact === 'redis' || contact === 'sentinel' ? '127.0.0.1' : null

/** RabbitMQ's defaults apply one by one: a URL with a user but no password gets the password "guest". */
const credentials = (contact: BrokerAddress['contact'], username: string | null, password: string | null) =>
  contact === 'amqp' ? { username: username || 'guest', password: password || 'guest' } : { username, password }

const problem = (url: string, found: Problem): ReadUrl => ({ problem: { shown: showUrl(url), ...found } })

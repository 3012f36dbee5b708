import type { TlsVerification } from '../../facts/broker.ts'

/** The values that kombu accepts for ssl_cert_reqs in a URL; any other raises a KeyError. */
const CERT_REQS: Readonly<Record<string, boolean>> = {
  CERT_REQUIRED: true,
  CERT_OPTIONAL: true,
  CERT_NONE: false,
  required: true,
  optional: true,
  none: false,
}

export const certReqsNames: readonly string[] = Object.keys(CERT_REQS)

export interface TlsInput {
  readonly contact: string
  readonly transport: string
  readonly query: Readonly<Record<string, string>>
  /** broker_use_ssl: false, true, or a dictionary. */
  readonly useSsl: unknown
  /** Major version: since 6 the host name is verified by default. */
  readonly redisPy: number | null
}

/** @returns how the worker verifies the server; null: without TLS */
export function tlsOf({ contact, transport, query, useSsl, redisPy }: TlsInput): TlsVerification | null {
  const fromUrl = Object.entries(query).filter(([name]) => name.startsWith('ssl_'))
  // In kombu the ssl_ parameters of the URL replace broker_use_ssl.
  const options = fromUrl.length > 0 ? Object.fromEntries(fromUrl) : asObject(useSsl)
  if (contact === 'amqp') {
    if (!(transport === 'amqps' || useSsl === true || options !== null || query['ssl'] !== undefined)) return null
    const hasName = options !== null && 'server_hostname' in options
    // py-amqp verifies the certificate by default, but the name only with server_hostname, which amqps:// does not set.
    return verification(options, { certificate: true, hostname: hasName })
  }
  if (contact !== 'redis' && contact !== 'sentinel') return null
  // kombu updates its connection arguments with broker_use_ssl; for True that fails silently, without TLS.
  if (options === null) return transport === 'rediss' && useSsl !== true ? bare : null
  const certificate = certRequired(options, true)
  return verification(options, { certificate, hostname: redisPy === null || redisPy >= 6 })
}

/** kombu: "Secure redis scheme specified (rediss) with no ssl options, defaulting to insecure SSL behaviour." */
const bare: TlsVerification = { certificate: false, hostname: false, ca: null, cert: null, key: null }

function verification(
  options: Readonly<Record<string, unknown>> | null,
  defaults: { certificate: boolean; hostname: boolean },
): TlsVerification {
  const certificate = options === null ? defaults.certificate : certRequired(options, defaults.certificate)
  const check = options?.['ssl_check_hostname'] ?? defaults.hostname
  const hostname = typeof check === 'string' ? check.toLowerCase() !== 'false' : check !== false
  const file = (name: string): string | null => {
    const value = options?.[`ssl_${name}`] ?? options?.[name]
    return typeof value === 'string' ? value : null
  }
  return {
    certificate,
    hostname: certificate && hostname,
    ca: file('ca_certs'),
    cert: file('certfile'),
    key: file('keyfile'),
  }
}

/** An ssl.VerifyMode arrives as its number, or as its repr. */
function certRequired(options: Readonly<Record<string, unknown>>, otherwise: boolean): boolean {
  const value = options['ssl_cert_reqs'] ?? options['cert_reqs']
  if (value === undefined) return otherwise
  if (value === null) return false
  if (typeof value === 'number') return value !== 0
  return typeof value !== 'string' || (CERT_REQS[value] ?? !value.includes('CERT_NONE'))
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? (value as Readonly<Record<string, unknown>>)
    : null

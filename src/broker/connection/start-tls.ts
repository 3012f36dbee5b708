import { isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { TlsVerification } from '../../facts/broker.ts'
import { readRegularFile } from '../../platform/read-file.ts'
import { LATE, within } from './deadline.ts'
import { codeOf, StageError, textOf } from './stage-error.ts'
import { systemCertificates } from './system-certificates.ts'

const MAX_BYTES = 16 * 1024 * 1024
const NO_CHECK: TlsVerification = { certificate: false, hostname: false, ca: null, cert: null, key: null }

export interface TlsRequest {
  readonly socket: Socket
  readonly host: string
  readonly verify: TlsVerification
  readonly env: Readonly<Record<string, string | undefined>>
  /** For the handshake, in milliseconds. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/**
 * Starts TLS on a connection and judges the certificate exactly as the worker would.
 * @throws StageError at `tls`
 */
export async function startTls({ socket, host, verify, env, timeoutMs, signal }: TlsRequest): Promise<TLSSocket> {
  const files = await readFiles(verify)
  const authorities = files.ca ?? (verify.certificate ? await systemCertificates(env) : null)
  const secure = connect({
    socket,
    ...(isIP(host) ? {} : { servername: host }),
    // Judged below, which keeps the reason and allows skipping the check of the name.
    rejectUnauthorized: false,
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    ...(authorities && { ca: authorities }),
    ...(files.cert && { cert: files.cert }),
    ...(files.key && { key: files.key }),
  } satisfies ConnectionOptions)
  secure.on('error', () => undefined)
  const secured = new Promise<void>((resolve, reject) => {
    secure.once('secureConnect', resolve)
    secure.once('error', reject)
    secure.once('close', () => reject(new Error('the connection was closed during the TLS handshake')))
  })
  try {
    if ((await within(secured, timeoutMs, signal)) === LATE)
      throw new StageError('tls', 'silent', `no answer to the TLS handshake after ${timeoutMs} ms`)
  } catch (error) {
    secure.destroy()
    throw error instanceof StageError ? error : handshakeError(error)
  }
  judge(secure, verify)
  return secure
}

/** Whether the server speaks TLS, with any certificate. */
export const speaksTls = (request: Omit<TlsRequest, 'verify' | 'env'>): Promise<boolean> =>
  startTls({ ...request, verify: NO_CHECK, env: {} }).then(
    (secure) => {
      secure.destroy()
      return true
    },
    // A server that requires a client certificate speaks TLS too.
    (error: unknown) => /alert/i.test(textOf(error)) && !/wrong version/i.test(textOf(error)),
  )

function judge(secure: TLSSocket, verify: TlsVerification): void {
  if (!verify.certificate || secure.authorized) return
  // Typed as an Error, but a string at run time.
  const reason = secure.authorizationError as unknown
  const code = typeof reason === 'string' ? reason : codeOf(reason) || textOf(reason)
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' && !verify.hostname) return
  secure.destroy()
  throw new StageError('tls', 'certificate', code)
}

function handshakeError(error: unknown): StageError {
  const code = codeOf(error)
  const text = code || textOf(error)
  // The answer of a plain server is read as a TLS record of an impossible version or length.
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER|HTTP_REQUEST/.test(text))
    return new StageError('tls', 'tls-to-plain-port', text)
  if (/ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|HANDSHAKE)/.test(text))
    return new StageError('tls', 'certificate', text)
  return new StageError('tls', /closed|ECONNRESET|EPIPE/.test(text) ? 'closed' : 'other', text)
}

async function readFiles({ ca, cert, key }: TlsVerification) {
  const read = async (file: string | null): Promise<string | null> => {
    if (file === null) return null
    try {
      const bytes = await readRegularFile(file, MAX_BYTES)
      if (bytes === null) throw new Error('not a regular file of at most 16 MB')
      return bytes.toString('utf8')
    } catch (error) {
      throw new StageError('tls', 'certificate', `${file}: ${codeOf(error) || textOf(error)}`)
    }
  }
  const files = { ca: await read(ca), cert: await read(cert), key: await read(key) }
  // Python accepts a key inside the certificate file.
  return { ...files, key: files.key ?? files.cert }
}

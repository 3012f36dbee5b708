import { readFile } from 'node:fs/promises'
import { isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { TlsVerification } from '../../facts/broker.ts'
import { LATE, within } from './deadline.ts'
import { codeOf, RungError, textOf } from './failure.ts'
import { systemCertificates } from './system-certificates.ts'

const HANDSHAKE_MS = 1_000

const NO_CHECK: TlsVerification = { certificate: false, hostname: false, ca: null, cert: null, key: null }

export interface TlsRequest {
  readonly socket: Socket
  readonly host: string
  readonly verify: TlsVerification
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/**
 * Turns a connection into a TLS one and judges the certificate as the worker would: neither stricter nor laxer.
 * @throws RungError at `tls`
 */
export async function startTls({ socket, host, verify, env, signal }: TlsRequest): Promise<TLSSocket> {
  const files = await readFiles(verify)
  const authorities = files.ca ?? (verify.certificate ? await systemCertificates(env) : null)
  const secure = connect({
    socket,
    ...(isIP(host) ? {} : { servername: host }),
    // Judged below, so that the reason isn't lost and the name can be left unchecked.
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
    if ((await within(secured, HANDSHAKE_MS, signal)) === LATE)
      throw new RungError('tls', 'silent', `no answer to the TLS handshake after ${HANDSHAKE_MS} ms`)
  } catch (error) {
    secure.destroy()
    throw error instanceof RungError ? error : handshakeError(error)
  }
  judge(secure, verify)
  return secure
}

/** Is there TLS on the other side? Any certificate will do. */
export const speaksTls = (socket: Socket, host: string, signal: AbortSignal): Promise<boolean> =>
  startTls({ socket, host, verify: NO_CHECK, env: {}, signal }).then(
    (secure) => {
      secure.destroy()
      return true
    },
    // A server that wants a certificate of ours speaks TLS as well.
    (error: unknown) => /alert/i.test(textOf(error)) && !/wrong version/i.test(textOf(error)),
  )

function judge(secure: TLSSocket, verify: TlsVerification): void {
  if (!verify.certificate || secure.authorized) return
  // Declared an Error; a code in fact.
  const reason = secure.authorizationError as unknown
  const code = typeof reason === 'string' ? reason : codeOf(reason) || textOf(reason)
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' && !verify.hostname) return
  secure.destroy()
  throw new RungError('tls', 'certificate', code)
}

function handshakeError(error: unknown): RungError {
  const code = codeOf(error)
  const text = code || textOf(error)
  // The answer isn't TLS: what a plain server says is read as a record of an impossible version or length.
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER|HTTP_REQUEST/.test(text))
    return new RungError('tls', 'tls-to-plain-port', text)
  if (/ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|HANDSHAKE)/.test(text))
    return new RungError('tls', 'certificate', text)
  return new RungError('tls', /closed|ECONNRESET|EPIPE/.test(text) ? 'closed' : 'other', text)
}

async function readFiles({ ca, cert, key }: TlsVerification) {
  const read = async (file: string | null): Promise<string | null> => {
    if (file === null) return null
    try {
      return await readFile(file, 'utf8')
    } catch (error) {
      throw new RungError('tls', 'certificate', `${file}: ${codeOf(error) || textOf(error)}`)
    }
  }
  const files = { ca: await read(ca), cert: await read(cert), key: await read(key) }
  // Python takes a key that stands in the certificate's own file.
  return { ...files, key: files.key ?? files.cert }
}

import { readRegularFile } from '../../platform/read-file.ts'

const MAX_BYTES = 16 * 1024 * 1024

/** The default CA bundles of OpenSSL, and so of Python, by distribution. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * The certificate authorities that Python trusts on this machine. Node.js has a built-in list, which lacks the
 * authorities that a company installs on its machines.
 * @returns PEM text; null where there is no bundle: use Node's list
 */
export async function systemCertificates(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  for (const file of [env['SSL_CERT_FILE'], ...BUNDLES]) {
    if (!file) continue
    try {
      const bytes = await readRegularFile(file, MAX_BYTES)
      if (bytes !== null) return bytes.toString('utf8')
    } catch {
      // Not on this system: try the next.
    }
  }
  return null
}

import { readFile } from 'node:fs/promises'

/** Where OpenSSL as built by the distributions, and with it Python, keeps the authorities it trusts. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * The authorities that Python trusts here. Node brings a list of its own, which lacks those that a company has
 * installed on its machines; judging by that one would call good certificates bad.
 * @returns null where there is no such file: then Node's list has to do
 */
export async function systemCertificates(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  for (const file of [env['SSL_CERT_FILE'], ...BUNDLES]) {
    if (!file) continue
    try {
      return await readFile(file, 'utf8')
    } catch {
      // Not on this system.
    }
  }
  return null
}

/** How the servers that are often found behind a wrong port start their first reply. */
const GREETINGS: readonly (readonly [RegExp, string])[] = [
  [/^HTTP\//, 'an HTTP server'],
  [/^AMQP/, 'an AMQP server (RabbitMQ)'],
  [/^[+-](PONG|OK|ERR|NOAUTH|DENIED|LOADING|NOPERM)/, 'a Redis server'],
  [/^SSH-/, 'an SSH server'],
  [/^220[ -]/, 'a mail or FTP server'],
  [/^INFO \{/, 'a NATS server'],
  [/^[\s\S]{4}\n[\d.]+-?[\s\S]*(mysql|mariadb)/i, 'a MySQL server'],
]

/** A TLS alert or handshake record: content type 21 or 22, major version 3. */
const isTlsRecord = (bytes: Buffer): boolean => (bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 0x03

/** Describes a server by the start of its first reply. */
export function describePeer(bytes: Buffer): string {
  if (isTlsRecord(bytes)) return 'a TLS alert'
  const text = bytes.toString('latin1')
  const server = GREETINGS.find(([pattern]) => pattern.test(text))?.[1]
  const [line = ''] = text.replaceAll(/[^\u0020-\u007e\r\n]/g, '.').split(/\r?\n/)
  const quoted = `"${line.slice(0, 60)}"`
  return server === undefined ? `answered ${quoted}` : `${server} answered: ${quoted}`
}

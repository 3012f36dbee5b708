/** How the peers that are found behind a wrong port introduce themselves. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^HTTP\//, 'an HTTP server'],
  [/^AMQP/, 'an AMQP server (RabbitMQ)'],
  [/^[+-](PONG|OK|ERR|NOAUTH|DENIED|LOADING|NOPERM)/, 'a Redis server'],
  [/^SSH-/, 'an SSH server'],
  [/^220[ -]/, 'a mail or FTP server'],
  [/^INFO \{/, 'a NATS server'],
  [/^[\s\S]{4}\n[\d.]+-?[\s\S]*(mysql|mariadb)/i, 'a MySQL server'],
]

/** A TLS alert or handshake record: content type 21 or 22, major version 3. */
export const isTlsRecord = (bytes: Buffer): boolean => (bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 0x03

/** Describes a peer by the first thing that it said, for people. */
export function whoAnswers(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  const who = KNOWN.find(([pattern]) => pattern.test(text))?.[1]
  const [line = ''] = text.replaceAll(/[^\u0020-\u007e\r\n]/g, '.').split(/\r?\n/)
  const quoted = `"${line.slice(0, 60)}"`
  return who === undefined ? `answered ${quoted}` : `${who} answered: ${quoted}`
}

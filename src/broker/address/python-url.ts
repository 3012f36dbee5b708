/** A URL as Python's urllib parses it under the rules of HTTP, which is how kombu parses every broker URL. */
export interface PythonUrl {
  readonly scheme: string
  readonly username: string | null
  readonly password: string | null
  readonly host: string | null
  readonly port: number | null
  readonly path: string | null
  readonly query: Readonly<Record<string, string>>
}

export type PythonUrlError = 'bad-port' | 'port-out-of-range' | 'brackets'

/** The parts of a URL before decoding. */
export interface RawUrl {
  readonly scheme: string
  readonly netloc: string
  readonly path: string
  readonly query: string
  readonly fragment: string
}

/**
 * kombu.utils.url.url_to_parts with its quirks: urlparse finds the scheme (lower case, no underscore), the three
 * characters after it are dropped, and the rest is parsed as http://.
 * https://github.com/celery/kombu/blob/main/kombu/utils/url.py
 */
export function readPythonUrl(url: string): PythonUrl | { readonly error: PythonUrlError } {
  const raw = splitUrl(url)
  if (/[[\]]/.test(raw.netloc) && !bracketsAreValid(raw.netloc)) return { error: 'brackets' }
  const { userinfo, hostinfo } = splitNetloc(raw.netloc)
  const [username = '', password = ''] = userinfo === null ? [] : partition(userinfo, ':')
  const { host, port } = splitHost(hostinfo)
  // As str.isdigit(): int() would also accept " 1" and "+1".
  if (port !== '' && !/^\d+$/.test(port)) return { error: 'bad-port' }
  if (Number(port) > 65_535) return { error: 'port-out-of-range' }
  return {
    scheme: raw.scheme,
    username: unquote(username) || null,
    password: unquote(password) || null,
    host: unquote(host.toLowerCase()) || null,
    port: port === '' ? null : Number(port),
    path: unquote(raw.path.replace(/^\//, '')) || null,
    query: parseQuery(raw.query),
  }
}

export function splitUrl(url: string): RawUrl {
  const scheme = schemeOf(url)
  const schemeless = url.slice(scheme.length + 3)
  const [beforeFragment, fragment] = partition(schemeless, '#')
  const [beforeQuery, query] = partition(beforeFragment, '?')
  const slash = beforeQuery.indexOf('/')
  return {
    scheme,
    netloc: slash < 0 ? beforeQuery : beforeQuery.slice(0, slash),
    path: slash < 0 ? '' : beforeQuery.slice(slash),
    query,
    fragment,
  }
}

/** urllib strips leading blanks and accepts only letters, digits, + - . in a scheme; otherwise there is none. */
const schemeOf = (url: string): string => /^[\u0000-\u0020]*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** Splits at the last @ as Python does: an unescaped @ in a password is harmless. */
export function splitNetloc(netloc: string): { readonly userinfo: string | null; readonly hostinfo: string } {
  const at = netloc.lastIndexOf('@')
  return at < 0
    ? { userinfo: null, hostinfo: netloc }
    : { userinfo: netloc.slice(0, at), hostinfo: netloc.slice(at + 1) }
}

export function splitHost(hostinfo: string): { readonly host: string; readonly port: string } {
  const bracketed = /^\[([^\]]*)\](?::?)(.*)$/.exec(hostinfo)
  if (bracketed) return { host: bracketed[1] ?? '', port: bracketed[2] ?? '' }
  const [host, port] = partition(hostinfo, ':')
  return { host, port }
}

/** Since 3.11.4 urllib rejects brackets without an IP address inside; before, only an unpaired one. */
function bracketsAreValid(netloc: string): boolean {
  const inside = /^[^[\]]*\[([^[\]]*)\][^[\]]*$/.exec(netloc)?.[1]
  return inside !== undefined && /^(v[0-9a-f]+\..+|[0-9a-f:.]*:[0-9a-f:.]*(%.*)?)$/i.test(inside)
}

/** As str.partition: the text before and after the first separator. */
export function partition(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** As urllib.parse.unquote: invalid sequences are kept, bytes that are not UTF-8 become U+FFFD. */
export const unquote = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))

/** As dict(parse_qsl(...)): empty values are dropped, the last of several wins. */
const parseQuery = (query: string): Record<string, string> =>
  Object.fromEntries(
    query
      .split('&')
      .map((pair) => partition(pair, '=').map((part) => unquote(part.replaceAll('+', ' '))))
      .flatMap(([name = '', value = '']) => (value === '' ? [] : [[name, value]])),
  )

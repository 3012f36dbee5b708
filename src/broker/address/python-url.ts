/** A URL as Python's urllib takes it apart under HTTP rules, which is what kombu does with every broker URL. */
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

/** Scheme, authority and the rest, before anything is decoded. */
export interface RawUrl {
  readonly scheme: string
  readonly netloc: string
  readonly path: string
  readonly query: string
  readonly fragment: string
}

/**
 * kombu.utils.url.url_to_parts, with its quirks: the scheme is looked for by urlparse (lower case, no underscore),
 * three characters after it are dropped, and the remainder is read as http://.
 * https://github.com/celery/kombu/blob/main/kombu/utils/url.py
 */
export function readPythonUrl(url: string): PythonUrl | { readonly error: PythonUrlError } {
  const raw = splitUrl(url)
  if (/[[\]]/.test(raw.netloc) && !bracketsAreFine(raw.netloc)) return { error: 'brackets' }
  const { userinfo, hostinfo } = splitNetloc(raw.netloc)
  const [username = '', password = ''] = userinfo === null ? [] : partition(userinfo, ':')
  const { host, port } = splitHost(hostinfo)
  // str.isdigit() and nothing else: int() alone would take " 1" and "+1".
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

/** urllib strips leading blanks and takes letters, digits, + - . only; anything else is no scheme at all. */
const schemeOf = (url: string): string => /^[\u0000-\u0020]*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** Like Python, at the last @: an unescaped @ in a password does no harm. */
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

/** Since 3.11.4 urllib refuses brackets that don't hold an IP address; before, only an unpaired one. */
function bracketsAreFine(netloc: string): boolean {
  const inside = /^[^[\]]*\[([^[\]]*)\][^[\]]*$/.exec(netloc)?.[1]
  return inside !== undefined && /^(v[0-9a-f]+\..+|[0-9a-f:.]*:[0-9a-f:.]*(%.*)?)$/i.test(inside)
}

/** str.partition: what stands before and after the first separator. */
export function partition(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** urllib.parse.unquote: sequences that aren't valid stay as they are, bytes that aren't UTF-8 become U+FFFD. */
export const unquote = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))

/** dict(parse_qsl(...)): empty values are dropped, the last of several wins. */
const parseQuery = (query: string): Record<string, string> =>
  Object.fromEntries(
    query
      .split('&')
      .map((pair) => partition(pair, '=').map((part) => unquote(part.replaceAll('+', ' '))))
      .flatMap(([name = '', value = '']) => (value === '' ? [] : [[name, value]])),
  )

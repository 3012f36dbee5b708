import { partition, splitHost, splitNetloc, splitUrl } from './python-url.ts'

export const MASK = '***'

const SECRET_PARAMETER = /pass|pwd|secret|token|key(?!file)|credential|auth|sig/i

/**
 * A broker URL without its secrets. Of an invalid URL, everything that could be part of a password is left out. The
 * user name is kept.
 */
export function showUrl(url: string): string {
  // A quotation mark that was left in the value isn't part of the scheme.
  const quoted = /^(["'\s]+)([a-z][\s\S]*)$/i.exec(url)
  if (quoted) return `${quoted[1] ?? ''}${showUrl(quoted[2] ?? '')}`
  const [composite, inner] = compositeOf(url)
  if (composite !== null) return `${composite}+${showUrl(inner)}`
  if (!url.includes('://')) return url.includes('@') ? `${MASK}@${url.slice(url.lastIndexOf('@') + 1)}` : url
  const scheme = url.slice(0, url.indexOf('://'))
  const rest = url.slice(scheme.length + 3)
  const { netloc, path, query } = splitUrl(url)
  if (isMisread(netloc, rest)) {
    const at = rest.lastIndexOf('@')
    const [user] = partition(at < 0 ? rest : rest.slice(0, at), ':')
    return `${scheme}://${/^[\w.%-]*$/.test(user) ? user : ''}:${MASK}${at < 0 ? '' : showQuery(rest.slice(at))}`
  }
  const { userinfo, hostinfo } = splitNetloc(netloc)
  const [user, password] = partition(userinfo ?? '', ':')
  const credentials = userinfo === null ? '' : `${user}${password === '' ? '' : `:${MASK}`}@`
  return `${scheme}://${credentials}${hostinfo}${path}${query === '' ? '' : showParameters(query)}`
}

/**
 * Whether a character of the password may have ended the authority too early: an @ follows later, or the port is not a
 * number. In doubt true, which costs only a host that is not shown.
 */
const isMisread = (netloc: string, rest: string): boolean => {
  const { hostinfo } = splitNetloc(netloc)
  const { port } = splitHost(hostinfo)
  return (port !== '' && !/^\d+$/.test(port)) || rest.slice(netloc.length).includes('@')
}

/** redis+socket:///path, sqla+postgresql://…: the transport, and the URL that the transport parses. */
export function compositeOf(url: string): [transport: string | null, inner: string] {
  const match = /^([a-z][\w.-]*)\+(\S*:\/\/[\s\S]*)$/i.exec(url)
  return match ? [match[1] ?? null, match[2] ?? ''] : [null, url]
}

const showQuery = (text: string): string => {
  const [before, query] = partition(text, '?')
  return before + (query === '' ? '' : showParameters(query))
}

const showParameters = (query: string): string =>
  `?${query
    .split('&')
    .map((pair) => {
      const [name, value] = partition(pair, '=')
      return SECRET_PARAMETER.test(name) && value !== '' && !/^ssl_/.test(name) ? `${name}=${MASK}` : pair
    })
    .join('&')}`

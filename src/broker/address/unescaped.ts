import { MASK, showUrl } from './show-url.ts'
import { splitHost, splitNetloc, splitUrl } from './python-url.ts'

export interface Unescaped {
  readonly character: string
  /** Percent-encoded. */
  readonly escaped: string
  /** The corrected URL, without the password. */
  readonly suggestion: string
}

/**
 * The unescaped character of a password that ends the authority of the URL: / ? # or a square bracket. An unescaped @ or
 * : is harmless, because Python splits at the last @ and the first colon.
 * @param numericPath the path must be a number (Redis), so a path with an @ belongs to the password
 */
export function findUnescaped(url: string, numericPath: boolean): Unescaped | null {
  const start = url.indexOf('://') + 3
  const { netloc } = splitUrl(url)
  const rest = url.slice(start)
  const { userinfo, hostinfo } = splitNetloc(netloc)
  const bracket = /[[\]]/.exec(userinfo ?? '')?.[0]
  if (bracket !== undefined) return unescaped(bracket, url)
  const character = rest[netloc.length]
  const beyond = rest.slice(netloc.length)
  if (character === undefined || !beyond.includes('@')) return null
  const { host, port } = splitHost(hostinfo)
  const authorityBroken = host === '' || (port !== '' && !/^\d+$/.test(port))
  const hostFollows = /@[^/?#@]+:\d+(?:[/?]|$)/.test(beyond)
  const noPath = numericPath && character === '/' && !/^\/\d*(?:$|[?#])/.test(beyond)
  return authorityBroken || hostFollows || noPath ? unescaped(character, url) : null
}

/** A semicolon separates failover URLs, so one in a password leaves a part with an @ and no scheme. */
export function findUnescapedSemicolon(parts: readonly string[]): Unescaped | null {
  const at = parts.findIndex((part, index) => index > 0 && !part.includes('://') && part.includes('@'))
  if (at < 0) return null
  let first = at - 1
  while (first > 0 && !parts[first]?.includes('://')) first--
  return unescaped(';', parts.slice(first, at + 1).join(';'))
}

const unescaped = (character: string, url: string): Unescaped => {
  const escaped = encodeURIComponent(character)
  return {
    character,
    escaped,
    suggestion: showUrl(url).replace(MASK, () => `<password with ${character} written as ${escaped}>`),
  }
}

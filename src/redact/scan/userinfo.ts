import { code, isBlank, isDigit, isLetter, isLineEnd, isNameCharacter, isQuote } from './characters.ts'
import { isPlaceholder, looksRandom } from '../placeholder.ts'
import { hide, type Scan } from './scan-state.ts'
import { tokenAt } from './token-shapes.ts'

const MAX_SCHEME = 24
/** Characters of a password that holds blanks or quotes. */
const MAX_ODD = 200
/** Characters before an `@` that can belong to a mistyped address. */
const MAX_BEFORE = 400

/** What reads `@` in the path and a port, as browsers do: `https://host:8080/path@v1`. Brokers' passwords come unescaped. */
const WEB = /^(?:https?|wss?|git|ssh|s?ftp|file|svn|hg|bzr|oci|docker)(?:\+\w+)?$|\+(?:https?|ssh|file)$/i
const BROKER = /^(?:rediss?|valkeys?|sentinel|rediss?\+\w+|\w*\+rediss?|rediss?\+socket|keydb)$/i
/** User names that tell nothing. */
const ORDINARY_USER = /^(?:default|user|username|guest|admin|root|redis|celery|worker|app)$/i
/** `host`, `host:port`, `[::1]:port` */
const HOST_ONLY = /^(?:\[[\da-f:.]*\]|[\w.-]*)(?::\d*)?$/i

/** The address whose `://` is at `at`: hides the password, whatever is in it. @returns where to go on */
export function userinfoAt(scan: Scan, at: number): number {
  const { text } = scan
  let schemeStart = at
  while (schemeStart > Math.max(scan.floor, at - MAX_SCHEME)) {
    const character = text.charCodeAt(schemeStart - 1)
    if (!isNameCharacter(character) && character !== 43) break
    schemeStart -= 1
  }
  const scheme = text.slice(schemeStart, at)
  const start = at + 3
  const quote = schemeStart > 0 ? text.charCodeAt(schemeStart - 1) : NaN
  let { end, at: last } = addressEnd(scan, start, isQuote(quote) ? quote : null)
  const web = WEB.test(scheme)
  if (last < 0 && !web) ({ end, at: last } = oddAddress(scan, start, end))
  scan.addressUntil = Math.max(scan.addressUntil, end)
  if (last < 0) return start
  let info = text.slice(start, last)
  const slash = info.search(/[/?#]/)
  if (slash >= 0) {
    const authority = info.slice(0, slash)
    const inAuthority = authority.lastIndexOf('@')
    if (web) {
      if (inAuthority < 0) return start
      last = start + inAuthority
      info = text.slice(start, last)
    } else if (HOST_ONLY.test(authority) && /[?#]/.test(info) && authority !== '' && !authority.startsWith(':'))
      return start
  }
  scan.steps += info.length
  const colon = colonAfterUser(info)
  const user = colon < 0 ? info : info.slice(0, colon)
  if (tokenAt(scan, start) === start && isSecretUser(user, scheme, colon >= 0 && colon < info.length - 1))
    hide(scan, start, start + user.length)
  if (colon >= 0 && !isPlaceholder(info.slice(colon + 1))) hide(scan, start + colon + 1, last)
  return last + 1
}

/** A user name that was hidden has a colon in it. */
function colonAfterUser(info: string): number {
  const hidden = /^\[redacted:\d+\]/.exec(info)?.[0].length ?? 0
  return info.indexOf(':', hidden)
}

/** A key that stands alone before the `@`: Sentry's, or Redis' password without its colon. */
function isSecretUser(user: string, scheme: string, hasPassword: boolean): boolean {
  if (user === '' || isPlaceholder(user)) return false
  if (user.length >= 20 && looksRandom(user)) return true
  return !hasPassword && BROKER.test(scheme) && !ORDINARY_USER.test(user)
}

/** Up to a blank, a quote, or the next address of a list. `at`: the last `@` before a host; -1: none. */
function addressEnd(scan: Scan, start: number, quote: number | null): { end: number; at: number } {
  const { text } = scan
  let end = start
  let at = -1
  let angle = 0
  /** An `@` with nothing after it: sqs://key:secret@ */
  let open = -1
  let separator = -1
  for (; end < text.length; end++) {
    const character = text.charCodeAt(end)
    if (isBlank(character) || isLineEnd(character)) break
    if (quote === null ? isQuote(character) : character === quote) break
    if (character === code.less) angle += 1
    else if (character === code.greater && --angle < 0) break
    else if (character === code.semicolon || character === code.comma) separator = end
    else if (character === code.at)
      if (beginsHost(text, end + 1)) at = end
      else open = end
    else if (character === code.colon && end > start && text.startsWith('://', end)) {
      if (separator > start) end = separator
      if (at > end) at = text.lastIndexOf('@', end) > start ? text.lastIndexOf('@', end) : -1
      break
    }
  }
  scan.steps += end - start
  return { end, at: at < 0 && open === end - 1 ? open : at }
}

/** A password with blanks or quotes in it: only where a user and a colon stand before, and no port after the colon. */
function oddAddress(scan: Scan, start: number, end: number): { end: number; at: number } {
  const none = { end, at: -1 }
  const { text } = scan
  const begun = text.slice(start, Math.min(end, start + MAX_ODD))
  const blank = begun === ':' && /^[ \t]{1,4}[^\s@'"]{1,100}@/.test(text.slice(end, end + MAX_ODD))
  if (!(blank || /^[\w.%+-]*:(?!\d*(?:[/?#,;]|$))[^/]+/.test(begun)) || text.startsWith('://', end)) return none
  for (let at = end; at < Math.min(text.length, end + MAX_ODD); at++) {
    const character = text.charCodeAt(at)
    if (isLineEnd(character) || (character === code.colon && text.startsWith('://', at))) break
    if (character === code.at && beginsHost(text, at + 1)) return { end: at, at }
  }
  scan.steps += MAX_ODD
  return none
}

/** A name, an IPv6 address, a variable or a placeholder. */
function beginsHost(text: string, at: number): boolean {
  const character = text.charCodeAt(at)
  return (
    (isNameCharacter(character) && character !== code.dash) ||
    character === code.openBracket ||
    character === code.dollar ||
    character === code.openBrace ||
    character === code.less ||
    character === code.percent ||
    character === code.slash ||
    (character === code.colon && isDigit(text.charCodeAt(at + 1)))
  )
}

const MISTYPED =
  /(?:^|[^a-z0-9])((?:py-?amqp|amqps?|rediss?|valkeys?|sentinel|sqs|mongodb|postgres(?:ql)?|mysql|db)(?:\+[a-z0-9]+)?)(?::{1,2}\/{0,3}|;\/{1,3}|\/{2,3}|\.\/\/)(?=[^/:]|:[^/])/gi
/** `user:password`, at the end of what stands before the `@`. */
const BARE = /(?:^|[=([,;]|\/\/)([\w.+%-]*):([^=]+)$/
const NO_USER = /^(?:mailto|info|debug|warning|warn|error|critical|trace|notice|https?)$/i

/**
 * An `@` without `://` before it: hides the password of an address that lost a part (`redis//:x@h`, `amqp:guest:x@h`,
 * `:x@h/0`). @returns the end of its word
 */
export function mistypedAt(scan: Scan, wordStart: number, at: number): number {
  const { text } = scan
  let end = at
  let last = -1
  for (; end < text.length; end++) {
    const character = text.charCodeAt(end)
    if (isBlank(character) || isLineEnd(character) || isQuote(character)) break
    if (character === code.colon && text.startsWith('://', end)) break
    if (character === code.at && beginsHost(text, end + 1)) last = end
  }
  scan.steps += end - at
  scan.addressUntil = end
  if (last < 0) return at + 1
  const from = Math.max(wordStart, scan.floor, at - MAX_BEFORE)
  const before = text.slice(from, last)
  scan.steps += before.length
  const found = before.length > 2 * MAX_BEFORE ? null : [...before.matchAll(MISTYPED)].at(-1)
  if (found) {
    const start = found.index + found[0].length
    const info = before.slice(start)
    const colon = colonAfterUser(info)
    const secret = colon >= 0 ? info.slice(colon + 1) : BROKER.test(found[1]!) && !ORDINARY_USER.test(info) ? info : ''
    if (!isPlaceholder(secret)) hide(scan, last - secret.length, last)
    return last + 1
  }
  const bare = before.length > 2 * MAX_BEFORE ? null : BARE.exec(before)
  const user = bare?.[1] ?? ''
  const quoted = isQuote(text.charCodeAt(wordStart - 1)) && end < text.length && isQuote(text.charCodeAt(end))
  if (bare && !NO_USER.test(user) && (quoted || hasPort(text, last + 1)) && !isPlaceholder(bare[2]!))
    return hide(scan, last - bare[2]!.length, last) + 1
  return at + 1
}

/** `host:6379`, `host/0`: what follows the `@` is an address. */
function hasPort(text: string, at: number): boolean {
  let end = at
  while (end < at + MAX_ODD && isNameCharacter(text.charCodeAt(end))) end += 1
  const next = text.charCodeAt(end)
  const after = text.charCodeAt(end + 1)
  return next === code.slash ? !isLetter(after) || true : next === code.colon && after >= 48 && after <= 57
}

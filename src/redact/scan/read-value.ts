import { code, isBlank, isGap, isLineEnd, isNameCharacter, isQuote } from './characters.ts'
import { assignment, isCall, isCode, isHidden, isReader, isSentence, type ValueContext } from './is-secret.ts'
import { closing, quotedAt } from './quoted.ts'
import { hide, type Scan } from './scan-state.ts'
import { isPlaceholder, isProse, isTypeName } from '../placeholder.ts'

/** Characters of a list or call that is looked into. */
const MAX_LIST = 4_000
const MAX_NAME = 64
/** Texts side by side. */
const MAX_PARTS = 50
const MAX_ELSE = 90

/** Reads the value that starts at `at`, and hides it. @returns where to go on */
export function readValue(scan: Scan, at: number, context: ValueContext): number {
  const { text } = scan
  let start = at
  while (isBlank(text.charCodeAt(start)) && start < text.length) start += 1
  scan.steps += start - at
  // YAML's anchors and tags
  if (context.colon)
    start += /^(?:&[\w-]{1,40}|!!?\w{1,20}) {1,4}(?=\S)/.exec(text.slice(start, start + MAX_NAME))?.[0].length ?? 0
  // Python's b'…', r'…', f'…'; the shell's $'…'
  const prefix = /[bBrRuUfF$]/.test(text.charAt(start)) && isQuote(text.charCodeAt(start + 1)) ? 1 : 0
  const quoted = quotedAt(text, start + prefix)
  if (quoted !== null) {
    const { from, end, next } = closing(scan, quoted)
    if (text.startsWith('-----BEGIN', from)) return from
    if (!isHidden(text.slice(from, end), context, true)) return from
    hideIn(scan, from, end, context)
    return context.startsLine && !context.colon ? continued(scan, next) : next
  }
  if (text.startsWith('[redacted', start)) return start + 1
  const opening = text.charCodeAt(start)
  if (opening === code.open && isLineEnd(text.charCodeAt(start + 1))) return continued(scan, start + 1)
  if (opening === code.openBracket || opening === code.open || opening === code.openBrace)
    return group(scan, start, context, false)
  return bare(scan, start, context)
}

/** Texts that Python joins, side by side or on the lines of a bracket. */
function continued(scan: Scan, at: number): number {
  const { text } = scan
  let next = at
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    let start = next
    while (
      start < next + MAX_NAME &&
      (isBlank(text.charCodeAt(start)) || (at === next && isLineEnd(text.charCodeAt(start))))
    )
      start += 1
    scan.steps += start - next
    const quoted = isQuote(text.charCodeAt(start)) ? quotedAt(text, start) : null
    if (quoted === null) return next
    const { from, end, next: after } = closing(scan, quoted)
    if (!isPlaceholder(text.slice(from, end))) hide(scan, from, end)
    next = after
  }
  return next
}

/** What stands in for a variable that isn't set: `os.getenv("PASSWORD") or "x"`. */
function orElse(scan: Scan, at: number, context: ValueContext): number {
  const found = /^ {1,4}(?:or|\|\||\?\?|if [^"'\n]{1,60} else) {1,4}(?=["'])/.exec(scan.text.slice(at, at + MAX_ELSE))
  return found ? readValue(scan, at + found[0].length, context) : at
}

/** Every text in a list, a dictionary or the arguments of a call. */
function group(scan: Scan, start: number, context: ValueContext, reader: boolean): number {
  const { text } = scan
  const limit = Math.min(text.length, start + MAX_LIST)
  const dictionary = text.charCodeAt(start) === code.openBrace
  let depth = 0
  let first = true
  let at = start
  while (at < limit) {
    const character = text.charCodeAt(at)
    const quoted = isQuote(character) || character === code.backslash ? quotedAt(text, at) : null
    if (quoted !== null) {
      const { from, end, next } = closing(scan, quoted)
      const value = text.slice(from, end)
      const isName = (first && reader && /^[A-Za-z_][\w.-]*$/.test(value)) || (dictionary && isKey(text, next))
      if (!isName && isHidden(value, context, true)) hideIn(scan, from, end, context)
      first = false
      at = Math.max(next, at + 1)
      continue
    }
    if (character === code.openBracket || character === code.open || character === code.openBrace) depth += 1
    if (character === code.closeBracket || character === code.close || character === code.closeBrace) {
      depth -= 1
      if (depth <= 0) return at + 1
    }
    // `password: [` without an end: only its own line is looked into.
    if (isLineEnd(character) && text.charCodeAt(start) === code.open) break
    at += 1
  }
  scan.steps += at - start
  return at
}

function isKey(text: string, at: number): boolean {
  let next = at
  while (isBlank(text.charCodeAt(next)) && next < at + 4) next += 1
  return text.charCodeAt(next) === code.colon
}

/** A value without quotation marks. */
function bare(scan: Scan, start: number, context: ValueContext): number {
  const { text } = scan
  if (context.kind === 'header') return header(scan, start, context)
  if (context.kind === 'cookie') return hide(scan, start, restOfLine(scan, start))
  let end = start
  let chain = true
  for (; end < text.length; end++) {
    const character = text.charCodeAt(end)
    if (isGap(character)) break
    if (isQuote(character) && (!context.startsLine || end === start)) break
    if ((character === code.open || character === code.openBracket) && chain && end > start) {
      const word = text.slice(start, Math.min(end, start + MAX_NAME))
      if (isCall(text, end, word)) return orElse(scan, group(scan, end, context, isReader(word)), context)
    }
    if (chain && !isNameCharacter(character)) chain = false
    if (ends(text, end, context.startsLine)) break
  }
  scan.steps += end - start
  const value = text.slice(start, end)
  if (context.colon && isTypeName(value)) {
    const assigned = assignment(text, end)
    return assigned === null ? end : readValue(scan, assigned, context)
  }
  if (/^ConvertTo-SecureString$/i.test(value)) return readValue(scan, end, context)
  if (value.length > 1 && value.endsWith('\\')) end -= 1
  if (isPlaceholder(value.replace(/,$/, ''))) return end
  // The default of a variable: ${PASSWORD:-secret}
  const fallback = /^\$\{\w+:?[-=+?]/.exec(value)
  if (fallback) return hide(scan, start + fallback[0].length, end - (value.endsWith('}') ? 1 : 0))
  if (isCode(text, value, end, context)) return end
  if (context.colon && (context.startsLine ? isProse(value) : isSentence(text, value, end))) return end
  if (!isHidden(value, context, false)) return Math.max(end, start)
  return hide(scan, start, context.startsLine ? wholeLine(scan, start, end) : end)
}

/** In a file, a value without quotation marks goes to the line's end, unless another name follows. */
function wholeLine(scan: Scan, start: number, end: number): number {
  const { text } = scan
  let lineEnd = end
  for (; lineEnd < text.length; lineEnd++) {
    const character = text.charCodeAt(lineEnd)
    if (isLineEnd(character)) break
    if (character === code.hash && isBlank(text.charCodeAt(lineEnd - 1))) break
    if (character === code.equals || character === code.colon || isQuote(character) || character === code.backslash) {
      scan.steps += lineEnd - end
      return end
    }
  }
  scan.steps += lineEnd - end
  while (lineEnd > end && isBlank(text.charCodeAt(lineEnd - 1))) lineEnd -= 1
  return Math.max(start, lineEnd)
}

/** Whether a character ends a value: a closing bracket before a gap, a comma or `&` before the next name. */
function ends(text: string, at: number, startsLine: boolean): boolean {
  const character = text.charCodeAt(at)
  switch (character) {
    case code.comma:
    case code.semicolon:
    case code.ampersand: {
      const next = text.charCodeAt(at + 1)
      if (isGap(next)) return !startsLine
      if (isQuote(next) || next === code.backslash) return true
      return beginsName(text, at + 1)
    }
    // The next line of a text, as Python's repr shows it.
    case code.backslash:
      return ESCAPED_LINE.test(text.slice(at, at + MAX_NAME))
    case code.close:
    case code.closeBracket:
    case code.closeBrace:
    case code.greater: {
      const next = text.charCodeAt(at + 1)
      return !startsLine && (isGap(next) || !isNameCharacter(next))
    }
    case code.less:
      return !startsLine && at > 0
    default:
      return false
  }
}

const ESCAPED_LINE = /^\\{1,7}[nrt][\w"'-][\w.-]{0,40}["']? {0,3}[=:]/

/** `name=`, `name:` */
function beginsName(text: string, at: number): boolean {
  let end = at
  while (end < at + MAX_NAME && isNameCharacter(text.charCodeAt(end))) end += 1
  const next = text.charCodeAt(end)
  return end > at && (next === code.equals || next === code.colon)
}

/** After `Authorization`: the scheme stays. */
function header(scan: Scan, start: number, context: ValueContext): number {
  const { text } = scan
  const scheme = /^[A-Za-z][\w-]{2,24}/.exec(text.slice(start, start + 26))?.[0] ?? ''
  const after = start + scheme.length
  const separate = isBlank(text.charCodeAt(after)) || text.startsWith('%20', after)
  if (scheme !== '' && separate) {
    const from = after + (isBlank(text.charCodeAt(after)) ? 1 : 3)
    if (/^(?:bearer|basic|token|apikey|api-key|key|jwt|negotiate|ntlm|splunk)$/i.test(scheme)) {
      let end = from
      while (end < text.length && !isGap(text.charCodeAt(end)) && !isQuote(text.charCodeAt(end))) end += 1
      scan.steps += end - from
      return isPlaceholder(text.slice(from, end)) ? end : hide(scan, from, end)
    }
    if (/^(?:digest|aws4-hmac-\w+|hawk|oauth|signature|hmac|vapid|gnap)$/i.test(scheme))
      return hide(scan, from, restOfLine(scan, from))
    if (isSentence(text, scheme, after)) return after
  }
  return bare(scan, start, { ...context, kind: 'weak' })
}

/** Up to the line's end, or the end of the quotation around it. */
function restOfLine(scan: Scan, start: number): number {
  const { text } = scan
  let end = start
  for (; end < text.length; end++) {
    const character = text.charCodeAt(end)
    if (isLineEnd(character)) break
    // A quoted value of a Digest is part of it.
    if (isQuote(character) && text.charCodeAt(end - 1) !== code.equals && !closesParameter(text, end)) break
  }
  scan.steps += end - start
  return end
}

/** `realm="x", nonce="y"`: the mark is followed by a comma. */
const closesParameter = (text: string, at: number): boolean => text.charCodeAt(at + 1) === code.comma

/** Hides a value, but for the scheme of a header. */
function hideIn(scan: Scan, from: number, end: number, { kind }: ValueContext): void {
  if (kind === 'header') {
    const scheme = /^[A-Za-z][\w-]* +/.exec(scan.text.slice(from, Math.min(end, from + 30)))?.[0] ?? ''
    if (isPlaceholder(scan.text.slice(from + scheme.length, end))) return
    hide(scan, from + scheme.length, end)
  } else hide(scan, from, end)
}

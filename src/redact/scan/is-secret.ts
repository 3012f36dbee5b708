import { code, isBlank, isDigit, isLetter, isQuote } from './characters.ts'
import { isPlaceholder, isProse, looksRandom } from '../placeholder.ts'
import { nameKind, type NameKind } from '../secret-name.ts'

/** Characters of the rest of a type. */
const MAX_TYPE = 80

/** What is known of a value before it is read. */
export interface ValueContext {
  readonly name: string
  readonly kind: NameKind
  /** The name is the first of its line, as in .env, YAML and INI files. */
  readonly startsLine: boolean
  /** After a colon and a blank, which prose has as well. */
  readonly colon: boolean
}

/** `os.environ['X']`, `env("X")`, `get_password()`; not a password with a bracket in it. */
export function isCall(text: string, at: number, word: string): boolean {
  if (!/^[A-Za-z_][\w.]*$/.test(word)) return false
  let next = text.charCodeAt(at + 1)
  // Python's b'…'
  if (isLetter(next) && isQuote(text.charCodeAt(at + 2))) next = text.charCodeAt(at + 2)
  return isQuote(next) || next === code.close || /^(?:\w+\.)+\w+$/.test(word) || /^[a-z_]+$/.test(word)
}

/** Its first argument is a name. */
export const isReader = (word: string): boolean =>
  /(?:^|\.)(?:get|getenv|env|environ|config|pop|str|bool|int|url|get_secret|get_parameter|secret|var|variable|getattr|read|getpass|secrets|settings|values|kwargs|options|params|args|fetch|require)$/i.test(
    word,
  )

/** Variables and attributes, as a traceback shows them: `password=self.password`. */
export function isCode(text: string, value: string, end: number, { name }: ValueContext): boolean {
  if (value.toLowerCase() === name.toLowerCase()) return true
  if (
    /^(?:self|cls|this|settings|os|config|conf|cfg|env|app|request|kwargs|options|opts|args|params|values|secrets|vars|var|local|connection|conninfo|url|parsed|credentials|creds|data|context|environ|process|steps|github|inputs)\??\.[\w.]+[,)]*$/.test(
      value,
    )
  )
    return true
  const next = text.charCodeAt(end)
  return (next === code.comma || next === code.close) && /^[a-z]+(?:_[a-z]+)+$/.test(value) && nameKind(value) !== null
}

/** `password: str = `: where its value starts; null: nothing is assigned. */
export function assignment(text: string, end: number): number | null {
  // `Final[str]`, `str | None`
  const between = /^\]?(?: {0,4}\| {0,4}\w{1,40}){0,4} {0,4}=(?!=)/.exec(text.slice(end, end + MAX_TYPE))
  return between ? end + between[0].length : null
}

/** A word with which a sentence goes on: `invalid token: must be a string`. */
export function isSentence(text: string, value: string, end: number): boolean {
  const word = value.replace(/[.,;:!?]$/, '')
  if (isProse(word)) return true
  return /^[a-z]+(?:['’-][a-z]+)*$/.test(word) && isBlank(text.charCodeAt(end)) && isLetter(text.charCodeAt(end + 1))
}

/** Whether the value is a secret, after what its name says. */
export function isHidden(value: string, { kind, name }: ValueContext, quoted: boolean): boolean {
  if (isPlaceholder(value) || value.toLowerCase() === name.toLowerCase() || /^\s+$/.test(value)) return false
  // Its password is hidden where it is read as an address.
  if (value.length < 4_000 && /^[a-z][\w+.-]*:\/\//i.test(value)) return false
  // Only passwords may be figures.
  if (kind !== 'password' && /^[\d.,_]{1,12}(?:[a-z]{1,3})?$/i.test(value) && (kind !== 'secret' || value.length < 5))
    return false
  // The working directory, and a pattern's name in a log.
  if (name.toLowerCase() === 'pwd' && /^(?:\/|[A-Za-z]:\\)/.test(value)) return false
  if (kind === 'random') return looksRandom(value.length > 4_000 ? value.slice(0, 4_000) : value)
  if (kind === 'weak') return value.length >= 3 && (quoted || !/^[A-Za-z]+[.,;:]?$/.test(value))
  if (kind === 'header') return value.length >= 3
  if (kind === 'token' && !quoted) return value.length >= 2 && !/^[()[\]{}.,;:]+$/.test(value)
  // A path is a place: GOOGLE_APPLICATION_CREDENTIALS=/etc/key.json
  if (kind === 'secret' && /^(?:~|\.{0,2}|[A-Za-z]:)[\\/][\w.@-]+(?:[\\/][\w.@ -]+)+$/.test(value.slice(0, 400)))
    return false
  return value.length > 0 && !(isDigit(value.charCodeAt(0)) && /^\d{1,2}$/.test(value) && kind !== 'password')
}

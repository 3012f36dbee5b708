import { searchFor } from './literals.ts'
import { plainView } from './plain-view.ts'
import { findSecrets } from './scan/scan.ts'
import { noKeyBlock, type KeyBlock } from './scan/scan-state.ts'
import { isPlaceholder } from './placeholder.ts'
import { nameKind } from './secret-name.ts'
import { partsOf, worthHiding } from './worth-hiding.ts'

/** Replaces secrets in everything that is printed or written. The same secret gets the same token. */
export interface Redactor {
  text(text: string): string
  /** A copy of a JSON-like value with every string redacted. */
  value<T>(value: T): T
  /** For a stream of whole lines: a private key, or a name and its value, may be spread over several blocks. */
  stream(): RedactedStream
  /** The number of replacements so far. */
  count(): number
}

export interface RedactedStream {
  /** @returns the same bytes but for the secrets; the block itself where there are none. Bytes of any encoding stay. */
  bytes(block: Buffer): Buffer
  text(text: string): string
}

export interface RedactorOptions {
  /** Known secrets, replaced wherever they occur. */
  readonly secrets: readonly string[]
  /** In lower case: a known secret that is one of these is replaced only where the text around it says that it is secret. */
  readonly names?: ReadonlySet<string>
  /** The home directory, shortened to ~ ; null: not shortened. */
  readonly home: string | null
}

/** docs/redaction.md says what is found and what is not. */
export function createRedactor({ secrets, names, home }: RedactorOptions): Redactor {
  const tokens = new Map<string, string>()
  let count = 0
  const token = (secret: string): string => {
    // The same token for a secret and its percent-encoded form.
    const plain = decodeOrNull(secret) ?? secret
    const known = tokens.get(plain) ?? `[redacted:${tokens.size + 1}]`
    tokens.set(plain, known)
    count += 1
    return known
  }
  const known = secrets
    .flatMap((secret) => [secret, ...partsOf(secret)])
    .filter((one) => worthHiding(one) && !names?.has(one.toLowerCase()))
    .flatMap(forms)
  // Bytes are searched as characters of one byte each.
  const literals = searchFor([...new Set([...known, ...known.map(asBytes)])])

  const replace = (input: string, keyBlock: KeyBlock, bytes: boolean): string => {
    const { context } = keyBlock
    const whole = context + input
    const view = plainView(whole, bytes)
    const found = findSecrets(view.text, keyBlock)
    const spans = [...found.spans]
    keyBlock.context = contextFor(whole, found.lastRead < 0 ? -1 : view.start(found.lastRead))
    literals.find(view.text, spans)
    if (view.text !== whole) {
      for (let at = 0; at < spans.length; at += 2) {
        spans[at] = view.start(spans[at]!)
        spans[at + 1] = view.end(spans[at + 1]!)
      }
      // What looks like a part of an escape sequence may be one of a secret; a link's address stands within one.
      literals.find(whole, spans)
      if (LINK.test(whole)) spans.push(...findSecrets(whole).spans)
    }
    if (spans.length === 0) return input
    let output = ''
    let last = context.length
    for (const [start, end] of merged(spans)) {
      if (end <= last) continue
      const from = Math.max(start, last)
      const secret = plainView(whole.slice(from, end), bytes).text
      if (/^\[redacted:\d+\]$/.test(secret)) continue
      output += whole.slice(last, from) + token(bytes ? fromBytes(secret) : secret)
      last = end
    }
    return output + whole.slice(last)
  }
  const text = (input: string): string => shortened(replace(input, noKeyBlock(), false))
  const shortened = (output: string): string => (home ? shortenHome(output, home) : output)
  const stream = (): RedactedStream => {
    const keyBlock = noKeyBlock()
    return {
      text: (input) => shortened(replace(input, keyBlock, false)),
      bytes(block) {
        const input = block.toString('latin1')
        const output = replace(input, keyBlock, true)
        return output === input ? block : Buffer.from(output, 'latin1')
      },
    }
  }
  /** @param secret an entry above has the name of a secret */
  const walk = (input: unknown, secret: boolean): unknown => {
    if (typeof input === 'string') return secret && isSecretEntry(input) ? token(input) : text(input)
    if (Array.isArray(input)) return walkList(input, secret)
    if (input === null || typeof input !== 'object') return input
    return Object.fromEntries(
      Object.entries(input).map(([key, entry]) => [text(key), walk(entry, secret || isSecretKey(key, entry))]),
    )
  }
  /** A private key may be a list of lines. Of a command, the word after `--password` is secret. */
  const walkList = (input: readonly unknown[], secret: boolean): unknown[] =>
    input.map((entry, index) => {
      const before: unknown = input[index - 1]
      const named =
        typeof before === 'string' &&
        before.startsWith('--') &&
        typeof entry === 'string' &&
        !entry.startsWith('-') &&
        isSecretKey(before, entry)
      return walk(entry, secret || named)
    })
  return { text, value: <T>(input: T): T => walk(input, false) as T, stream, count: () => count }
}

/** Every secret of a text, as it stands there. */
export function secretsIn(text: string): string[] {
  const view = plainView(text, false)
  return merged(findSecrets(view.text).spans).map(([start, end]) => view.text.slice(start, end))
}

/** The beginning of an OSC sequence, as it is and as it is written. */
const LINK = /(?:\u001b|\\(?:x1b|u001b|033))\]/

/** Characters of the lines that a block of a stream is read with: `--password` on one line, its value on the next. */
const MAX_CONTEXT = 500

const contextFor = (text: string, lastRead: number): string =>
  lastRead < 0 || text.length - lastRead > MAX_CONTEXT ? '' : text.slice(lastRead)

/** In order, each place once. */
function merged(spans: readonly number[]): [start: number, end: number][] {
  const pairs: [number, number][] = []
  for (let at = 0; at < spans.length; at += 2) pairs.push([spans[at]!, spans[at + 1]!])
  pairs.sort(([one], [other]) => one - other)
  const all: [number, number][] = []
  for (const [start, end] of pairs) {
    const last = all.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else all.push([start, end])
  }
  return all
}

/** A secret as it is, percent-encoded, decoded, and as JSON writes it. */
const forms = (secret: string): string[] => {
  const decoded = decodeOrNull(secret)
  return [
    secret,
    encoded(secret),
    JSON.stringify(secret).slice(1, -1),
    ...(decoded === null ? [] : [decoded, encoded(decoded)]),
  ]
}

const asBytes = (text: string): string => Buffer.from(text).toString('latin1')
const fromBytes = (text: string): string => Buffer.from(text, 'latin1').toString()

function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    // A lone surrogate can't be encoded.
    return text
  }
}

function decodeOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Replaces the home directory by ~ where it ends at the end of a path segment; `../../home/ann` doesn't lie in `../..~`. */
const shortenHome = (text: string, home: string): string =>
  home.length > 1 && text.includes(home)
    ? text.replaceAll(new RegExp(`(?<!\\.\\.)${escape(home)}(?=$|[\\s/\\\\:'",;)\\]])`, 'g'), '~')
    : text

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Names that say it surely: `auth` and `signature` have other meanings in reports. */
function isSecretKey(key: string, entry: unknown): boolean {
  const kind = nameKind(key)
  if (kind === null || kind === 'random') return false
  return kind !== 'weak' || typeof entry === 'string'
}

/** Of a URL only the password is replaced. */
const isSecretEntry = (entry: string): boolean => !entry.includes('://') && !isPlaceholder(entry)

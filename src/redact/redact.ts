/** Replaces secrets in everything that is printed or written. The same secret gets the same token. */
export interface Redactor {
  text(text: string): string
  /** A copy of a JSON-like value with every string redacted. */
  value<T>(value: T): T
  /** The number of replacements so far. */
  count(): number
}

export interface RedactorOptions {
  /** Known secrets, replaced wherever they occur. */
  readonly secrets: readonly string[]
  /** The home directory, shortened to ~ ; null: not shortened. */
  readonly home: string | null
}

/** Words in a name that make its value secret. */
const SECRET_NAME = String.raw`(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key|credential|auth(?:orization)?(?![a-z])|session[_-]?key|dsn)`

export const secretName = new RegExp(SECRET_NAME, 'i')

/**
 * The patterns of secrets that are not known. Each has the secret in the group `secret`.
 * `key` is secret only after secret-, api-, access- or private-: cache keys and routing keys are not.
 */
const PATTERNS: readonly RegExp[] = [
  // scheme://user:password@host, also inside failover lists. A password may contain an unescaped @ or /: up to the last @ of the word.
  /\b[a-z][a-z0-9+.-]*:\/\/(?:\[redacted:\d+\]|[^\s:/@'"<>;]*):(?<secret>[^\s'"<>;]+)@(?=[^\s@'"<>;]*)/gi,
  new RegExp(String.raw`[?&;][\w.-]*${SECRET_NAME}[\w.-]*=(?<secret>[^\s&'"<>;]+)`, 'gi'),
  // NAME = 'value', "name": "value", name=value, --name value
  new RegExp(String.raw`\b[\w.-]*${SECRET_NAME}[\w.-]*["']?\s*[:=]\s*[bru]{0,2}["'](?<secret>[^"'\n]{3,})["']`, 'gi'),
  new RegExp(String.raw`\b[\w.-]*${SECRET_NAME}[\w.-]*=(?<secret>[^\s"'&;,)\]}]{3,})`, 'gi'),
  new RegExp(String.raw`--[\w-]*${SECRET_NAME}[\w-]*\s+(?<secret>[^\s"'-][^\s"']{2,})`, 'gi'),
  /\b(?:Bearer|Basic)\s+(?<secret>[A-Za-z0-9._~+/=-]{8,})/g,
  /\b(?<secret>eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,})/g,
  /\b(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk_live_[A-Za-z0-9]{10,})/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----(?<secret>[\s\S]+?)-----END/g,
]

/** Passwords that are also ordinary words: replaced only where a pattern matches. */
const ORDINARY = new Set([
  'guest',
  'admin',
  'root',
  'user',
  'test',
  'celery',
  'redis',
  'rabbitmq',
  'postgres',
  'password',
  'secret',
  'localhost',
  'true',
  'false',
  'none',
  'null',
  'default',
])

/** Every pattern needs one of these. Most log lines have none and cost a single test. */
const TRIGGER = new RegExp(
  String.raw`@|${SECRET_NAME}|Bearer|Basic |eyJ|AKIA|ASIA|gh[pousr]_|xox|sk_live|PRIVATE KEY`,
  'i',
)

export function createRedactor({ secrets, home }: RedactorOptions): Redactor {
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
  // Longest first: a secret may contain another one.
  const known = [...new Set(secrets.flatMap(forms))].filter(worthHiding).sort((a, b) => b.length - a.length)

  const text = (input: string): string => {
    let output = input
    for (const secret of known) if (output.includes(secret)) output = output.replaceAll(secret, () => token(secret))
    if (TRIGGER.test(output))
      for (const pattern of PATTERNS) output = output.replace(pattern, (...found) => hide(found, token))
    return home ? shortenHome(output, home) : output
  }
  const walk = (input: unknown): unknown => {
    if (typeof input === 'string') return text(input)
    if (Array.isArray(input)) return input.map(walk)
    if (input === null || typeof input !== 'object') return input
    return Object.fromEntries(
      Object.entries(input).map(([key, entry]) => [key, isSecretEntry(key, entry) ? token(entry) : walk(entry)]),
    )
  }
  const value = <T>(input: T): T => walk(input) as T
  return { text, value, count: () => count }
}

/** A secret as it is, percent-encoded and decoded. */
const forms = (secret: string): string[] => {
  const decoded = decodeOrNull(secret)
  return [secret, encodeURIComponent(secret), ...(decoded === null ? [] : [decoded])]
}

const worthHiding = (secret: string): boolean =>
  secret.length >= 4 && !ORDINARY.has(secret.toLowerCase()) && !/^\d{1,5}$/.test(secret)

function decodeOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function hide(found: readonly unknown[], token: (secret: string) => string): string {
  const whole = found[0] as string
  const { secret } = found.at(-1) as { secret: string }
  if (secret.startsWith('[redacted:') || /^\*+$/.test(secret)) return whole
  const at = whole.lastIndexOf(secret)
  return whole.slice(0, at) + token(secret) + whole.slice(at + secret.length)
}

/** Replaces the home directory by ~ where it ends at the end of a path segment. */
const shortenHome = (text: string, home: string): string =>
  home.length > 1 && text.includes(home)
    ? text.replaceAll(new RegExp(`${escape(home)}(?=$|[\\s/\\\\:'",;)\\]])`, 'g'), '~')
    : text

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Whether an entry is secret by its name. A URL is not: only its password is replaced. */
const isSecretEntry = (key: string, entry: unknown): entry is string =>
  typeof entry === 'string' &&
  secretName.test(key) &&
  entry !== '' &&
  !entry.includes('://') &&
  !entry.startsWith('[redacted:')

/**
 * What a name says about its value: `password`, whatever it is · `secret` and `token`, unless a number ·
 * `weak`, unless a word of prose · `random`, if it looks drawn by lot · `header`, after the scheme · `cookie`, the whole line.
 */
export type NameKind = 'password' | 'secret' | 'token' | 'weak' | 'random' | 'header' | 'cookie'

/** A password inside of a longer word: DBPASSWORD, PGPASSWORD, requirepass. */
const PASSWORD = /passw(?:or)?d|passphrase|passcode|^(?:user|require|db|key|store|ssh|mail|smtp|admin|root)pass$/
/** `secrets`, `clientsecret`, `secretkey`; not `secretary`. */
const SECRET = /secrets?$|^secret(?:key|token|access|value)/
const TOKEN = /tokens?$/
const CREDENTIAL = /credentials?$|^creds?$/
/** Written as one word. */
const JOINED_KEY =
  /(?:api|access|secret|private|auth|account|signing|encryption|master|session|licen[cs]e|fernet|storage)keys?$/
/** What makes a `key` secret: cache keys, routing keys, public keys and keys of tables are not. */
const KEY_OF = new Set(
  (
    'api access private secret auth account shared signing sign encryption encrypt encrypted decryption master session ' +
    'license licence storage fernet aes hmac jwt deploy service consumer subscription app application client ' +
    'stripe sendgrid mailgun mailchimp openai anthropic google maps azure aws datadog rollbar bugsnag airbrake algolia ' +
    'ssh ssl tls rsa cert crypto integration webhook admin backup vault'
  ).split(' '),
)
/** Redis's and others' own short names. */
const WEAK = /^(?:pass|pw|auth|masterauth|bearer)$/
const RANDOM = /^(?:signature|sig|sessionid|csrf|jwt|dsn|otp|sid)$/

/** Words after which the value is a figure, a place or a name, not the secret: `token_expiry`, `password_reset_url`. */
const ABOUT = new Set(
  (
    'expiry expires expire expired expiration exp ttl age lifetime life timeout timeouts interval duration date time at on ' +
    'count counts number length len size limit limits max min rate budget usage used bucket buckets quota cost total ' +
    'url urls uri endpoint host server port domain path paths file files filename dir directory folder location ' +
    'type types class classes kind name names label title field fields column form view template model module user username ' +
    'hashers hasher validators validator validation backend backends provider providers service manager policy rules rule ' +
    'strength reset change changed algorithm alg method mode enabled disabled required require allowed optional check checks ' +
    'checker version format prefix suffix ref refs arn space store index position pos generator factory issuer audience scope ' +
    'scopes rotation error errors exception failure failures auth authentication middleware handler encoding engine separator ' +
    'delimiter status state is valid invalid missing set unset header headers similarity history prompt protected free less ' +
    'secure httponly samesite'
  ).split(' '),
)

const MAX_NAMES = 5_000
const known = new Map<string, NameKind | null>()

/** Whether the value of what has this name is secret, and how surely; null: it isn't. */
export function nameKind(name: string): NameKind | null {
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= MAX_NAMES) known.clear()
  const kind = kindOf(name)
  known.set(name, kind)
  return kind
}

export const isSecretName = (name: string): boolean => nameKind(name) !== null

/** Every name that is secret has one of these in it, in letters of any case. */
export const NAME_HINTS: readonly string[] =
  'pass pw secret token cred key auth cookie sig session sid csrf jwt dsn otp bearer'.split(' ')
const HINT = new RegExp(NAME_HINTS.join('|'), 'i')

function kindOf(name: string): NameKind | null {
  if (!HINT.test(name) || /^(?:OLD)?PWD$/.test(name)) return null
  const words = wordsOf(name)
  for (let at = words.length - 1; at >= 0; at--) {
    const kind = wordKind(words, at)
    if (kind !== null) return words.slice(at + 1).some((word) => ABOUT.has(word)) ? null : kind
  }
  return null
}

function wordKind(words: readonly string[], at: number): NameKind | null {
  const word = words[at]!
  const last = at === words.length - 1
  if (word === 'passwordless') return null
  if (PASSWORD.test(word) || word.endsWith('pwd')) return 'password'
  if (SECRET.test(word) || CREDENTIAL.test(word) || JOINED_KEY.test(word)) return 'secret'
  if (TOKEN.test(word)) return 'token'
  if (/^keys?$/.test(word) && KEY_OF.has(words[at - 1] ?? '')) return 'secret'
  if (word === 'authorization' && last) return 'header'
  if (word === 'cookie' && last) return words.length === 1 || words[at - 1] === 'set' ? 'cookie' : 'weak'
  if (WEAK.test(word) && last) return 'weak'
  if ((RANDOM.test(word) || (word === 'id' && words[at - 1] === 'session')) && last) return 'random'
  return null
}

/** `dbPassword2` → db, password. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')

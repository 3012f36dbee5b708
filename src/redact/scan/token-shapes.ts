import { isBase64, isBase64Url, isBlank, isDigit, isNameCharacter, isWordCharacter } from './characters.ts'
import { hide, type Scan } from './scan-state.ts'

/** Tokens that are known by how they begin. */
interface Shape {
  readonly prefix: string
  /** Characters that follow, at least. */
  readonly min: number
  readonly within: (character: number) => boolean
  /** A digit must be among them: the prefix is also a word. */
  readonly digit?: boolean
  /** The prefix tells nothing, and stays. */
  readonly keepsPrefix?: boolean
}

const upperOrDigit = (character: number): boolean => isDigit(character) || (character >= 65 && character <= 90)

const SHAPES: readonly Shape[] = [
  // GitHub: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'].map((prefix): Shape => ({
    prefix,
    min: 16,
    within: isWordCharacter,
  })),
  // GitLab
  ...['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-'].map((prefix): Shape => ({
    prefix,
    min: 16,
    within: isBase64Url,
  })),
  ...['AKIA', 'ASIA'].map((prefix): Shape => ({ prefix, min: 16, within: upperOrDigit })),
  // Slack
  ...['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xapp-'].map((prefix): Shape => ({
    prefix,
    min: 10,
    within: isBase64Url,
  })),
  // Stripe, and others that took its form
  ...['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'whsec_'].map((prefix): Shape => ({
    prefix,
    min: 10,
    within: isWordCharacter,
  })),
  { prefix: 'AIza', min: 30, within: isBase64Url },
  { prefix: 'ya29.', min: 20, within: isBase64Url },
  { prefix: 'npm_', min: 30, within: isWordCharacter },
  { prefix: 'pypi-', min: 30, within: isBase64Url },
  { prefix: 'SG.', min: 30, within: isNameCharacter },
  // OpenAI, Anthropic
  { prefix: 'sk-', min: 20, within: isBase64Url, digit: true },
  { prefix: 'dckr_pat_', min: 16, within: isBase64Url },
  { prefix: 'hvs.', min: 20, within: isBase64Url },
  { prefix: 'dop_v1_', min: 30, within: isWordCharacter },
  { prefix: 'shpat_', min: 20, within: isWordCharacter },
  { prefix: 'key-', min: 32, within: isWordCharacter, digit: true },
  // Hugging Face, Sentry, Replicate, Groq, Linear, Figma, PlanetScale, Supabase, Netlify, RubyGems, Grafana, Databricks
  ...['hf_', 'sntrys_', 'sntryu_', 'r8_', 'gsk_', 'lin_api_', 'figd_', 'pscale_tkn_', 'pscale_pw_', 'sbp_', 'nfp_'].map(
    (prefix): Shape => ({ prefix, min: 30, within: isBase64Url, digit: true }),
  ),
  ...['rubygems_', 'glsa_', 'glc_', 'dapi'].map((prefix): Shape => ({
    prefix,
    min: 32,
    within: isWordCharacter,
    digit: true,
  })),
  // Google, Postman, Tailscale, New Relic, Atlassian, age
  ...['GOCSPX-', 'PMAK-', 'tskey-', 'NRAK-', 'ATATT3', 'AGE-SECRET-KEY-1'].map((prefix): Shape => ({
    prefix,
    min: 20,
    within: isBase64Url,
    digit: true,
  })),
  // -----BEGIN PRIVATE, RSA, EC, OPENSSH and ENCRYPTED, in base64
  ...['QUklWQVRF', 'SU0Eg', 'FQyBQ', 'PUEVOU1NI', 'FTkNSWVBU'].map((kind): Shape => ({
    prefix: `LS0tLS1CRUdJTiB${kind}`,
    min: 30,
    within: isBase64,
  })),
  // Addresses whose path is the secret
  ...['hooks.slack.com/services/', 'discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'].map(
    (prefix): Shape => ({
      prefix,
      min: 20,
      within: (character) => isBase64Url(character) || character === 47,
      keepsPrefix: true,
    }),
  ),
  {
    prefix: 'api.telegram.org/bot',
    min: 30,
    within: (character) => isBase64Url(character) || character === 58,
    keepsPrefix: true,
  },
]

const WEB_TOKEN = 'eyJ'
/** Twilio's account keys: SK and 32 hexadecimal digits. */
const TWILIO = 'SK'
const TWILIO_DIGITS = 32

const byFirst = new Map<number, Shape[]>()
for (const shape of SHAPES) {
  const first = shape.prefix.charCodeAt(0)
  byFirst.set(first, [...(byFirst.get(first) ?? []), shape])
}

/** How every token begins that `tokenAt` knows, but for those after a scheme. */
export const tokenPrefixes: readonly string[] = [...SHAPES.map(({ prefix }) => prefix), WEB_TOKEN, TWILIO]

/** The first two characters of all that `tokenAt` knows. */
export const tokenBeginnings: readonly string[] = [
  ...tokenPrefixes.map((prefix) => prefix.slice(0, 2)),
  ...['Be', 'be', 'BE', 'Ba', 'ba', 'BA'],
]

/** A known token that starts here. @returns where it ends; `at` where there is none */
export function tokenAt(scan: Scan, at: number): number {
  const { text } = scan
  const first = text.charCodeAt(at)
  if (first === 101) return webToken(scan, at)
  if (first === 66 || first === 98) return afterScheme(scan, at)
  if (first === 83 && text.charCodeAt(at + 1) === 75) return twilio(scan, at)
  for (const { prefix, min, within, digit = false, keepsPrefix = false } of byFirst.get(first) ?? []) {
    if (!text.startsWith(prefix, at) || (digit && at < scan.noTokenUntil)) continue
    let end = at + prefix.length
    let digits = 0
    while (end < text.length && within(text.charCodeAt(end))) {
      if (isDigit(text.charCodeAt(end))) digits += 1
      end += 1
    }
    scan.steps += end - at
    if (end - at - prefix.length < min || (digit && digits === 0)) {
      if (digit) scan.noTokenUntil = end
      return at
    }
    if (prefix === 'AKIA' || prefix === 'ASIA') scan.awsKey = true
    return hide(scan, keepsPrefix ? at + prefix.length : at, end)
  }
  return at
}

/** JSON Web Token: three parts of base64; the first two begin with `{"`. */
function webToken(scan: Scan, at: number): number {
  const { text } = scan
  if (at < scan.noTokenUntil || !text.startsWith(WEB_TOKEN, at)) return at
  let end = at
  let dots = 0
  while (end < text.length) {
    const character = text.charCodeAt(end)
    if (character === 46) dots += 1
    else if (!isBase64Url(character)) break
    end += 1
  }
  scan.steps += end - at
  if (dots >= 1 && end - at >= 20) return hide(scan, at, end)
  scan.noTokenUntil = end
  return at
}

/** `Bearer …` and `Basic …`, wherever they stand. */
function afterScheme(scan: Scan, at: number): number {
  const { text } = scan
  const word = text.slice(at, at + 6).toLowerCase()
  const length = word === 'bearer' ? 6 : word.startsWith('basic') ? 5 : 0
  let start = at + length
  if (length === 0) return at
  if (text.startsWith('%20', start)) start += 3
  else {
    if (!isBlank(text.charCodeAt(start))) return at
    while (isBlank(text.charCodeAt(start)) && start < at + length + 4) start += 1
  }
  let end = start
  let odd = false
  while (end < text.length) {
    const character = text.charCodeAt(end)
    if (!isBase64(character) && !isNameCharacter(character) && character !== 126) break
    // A word of prose is of small letters: `Basic authentication`, `bearer token`.
    if (isDigit(character) || character === 61 || (end > start && character >= 65 && character <= 90)) odd = true
    end += 1
  }
  scan.steps += end - at
  return odd && end - start >= 6 ? hide(scan, start, end) : at
}

function twilio(scan: Scan, at: number): number {
  let end = at + 2
  while (end < at + 3 + TWILIO_DIGITS && /[0-9a-f]/.test(scan.text.charAt(end))) end += 1
  return end === at + 2 + TWILIO_DIGITS ? hide(scan, at, end) : at
}

/** The secret of an AWS access key, beside it: 40 characters of base64. */
export function awsSecretAt(scan: Scan, at: number): number {
  let end = at
  while (end <= at + 40 && isBase64(scan.text.charCodeAt(end))) end += 1
  scan.steps += end - at
  return end === at + 40 ? hide(scan, at, end) : at
}

import { checksMeantBy, isGlob, matchesCheck } from '../text/check-pattern.ts'
import { didYouMean } from '../text/did-you-mean.ts'
import type { CheckLevel, SettingsError, Silence } from './settings-types.ts'

/** One file's settings, checked. */
export interface RawSettings {
  app?: string
  python?: string
  'import-limit'?: number
  'import-timeout'?: number
  profile?: 'dev' | 'ci'
  checks?: Record<string, CheckLevel>
  silence?: Silence[]
}

/** Where it stands is for who has the text. */
export type Mistake = Pick<SettingsError, 'key' | 'problem' | 'next'>

/** Longer than any path. */
const MAX_WORD = 4_096

const KEYS = ['app', 'python', 'import-limit', 'import-timeout', 'profile', 'checks', 'silence']
const PROFILES = ['dev', 'ci']
const LEVELS = ['off', 'info', 'warn', 'error']
/** What reports call two of them. */
const WORDS: Readonly<Record<string, CheckLevel>> = { note: 'info', warning: 'warn' }
const SILENCE_KEYS = ['id', 'reason', 'until']

/** Keeps the valid entries of a settings table and reports the others. */
export function judgeSettings(
  table: Record<string, unknown>,
  checkIds: readonly string[] | null,
): { readonly raw: RawSettings; readonly errors: readonly Mistake[] } {
  const errors: Mistake[] = []
  const addError = (key: string, problem: string, next: string) => errors.push({ key, problem, next })
  const raw: RawSettings = {}

  const words = (key: 'app' | 'python') => {
    const value = table[key]
    if (value === undefined) return
    if (typeof value === 'string' && value.length > MAX_WORD)
      addError(key, `has ${value.length} characters`, `Write ${key} = "${EXAMPLES[key]}".`)
    else if (typeof value === 'string' && value.trim() !== '') raw[key] = value.trim()
    else addError(key, `must be a non-empty string, not ${kindOf(value)}`, `Write ${key} = "${EXAMPLES[key]}".`)
  }
  const seconds = (key: 'import-limit' | 'import-timeout') => {
    const value = table[key]
    if (value === undefined) return
    if (typeof value === 'number' && value > 0 && value <= 3_600) raw[key] = value
    else addError(key, `must be a number of seconds, at most 3600, not ${shown(value)}`, `Write ${key} = 60.`)
  }
  const known = (id: string, key: string) => {
    if (!checkIds || checkIds.includes(id)) return true
    addError(key, `there is no check "${id}"`, suggestCheck(id, checkIds))
    return false
  }
  const matchesAny = (pattern: string, key: string) => {
    if (!checkIds || checkIds.some((id) => matchesCheck(pattern, id))) return true
    const problem = isGlob(pattern) ? `"${pattern}" matches no check` : `there is no check "${pattern}"`
    addError(key, problem, suggestCheck(pattern, checkIds))
    return false
  }

  for (const key of unknownKeys(table, KEYS)) addError(key, 'unknown setting', suggest(key, KEYS))
  words('app')
  words('python')
  seconds('import-limit')
  seconds('import-timeout')

  const { profile, checks, silence } = table
  if (isOneOf(profile, PROFILES)) raw.profile = profile as 'dev' | 'ci'
  else if (profile !== undefined) addError('profile', `unknown profile ${shown(profile)}`, suggest(profile, PROFILES))

  if (isTable(checks)) {
    raw.checks = {}
    for (const [id, level] of Object.entries(flatten(checks))) {
      const key = `checks."${id}"`
      if (!matchesAny(id, key)) continue
      if (isOneOf(level, LEVELS)) raw.checks[id] = level as CheckLevel
      else if (isOneOf(level, Object.keys(WORDS))) raw.checks[id] = WORDS[level as string]!
      else addError(key, `unknown level ${shown(level)}`, suggest(level, LEVELS))
    }
  } else if (checks !== undefined) {
    addError(
      'checks',
      `must be a table, not ${kindOf(checks)}`,
      'Write "broker.reachable" = "warn" under [tool.poolwise.checks].',
    )
  }

  if (Array.isArray(silence)) {
    raw.silence = []
    silence.forEach((entry: unknown, index): unknown => {
      const at = `silence[${index}]`
      if (!isTable(entry))
        return addError(at, `must be a table, not ${kindOf(entry)}`, 'Write [[tool.poolwise.silence]].')
      for (const key of unknownKeys(entry, SILENCE_KEYS))
        addError(`${at}.${key}`, 'unknown setting', suggest(key, SILENCE_KEYS))
      const { id, reason, until } = entry
      const day = dayOf(until)
      if (typeof id !== 'string')
        return addError(`${at}.id`, 'is missing', 'Name the check to silence: id = "broker.reachable".')
      if (!known(id, `${at}.id`)) return
      if (typeof reason !== 'string' || reason.trim() === '') {
        return addError(`${at}.reason`, 'is missing', 'Give the reason: reason = "…".')
      }
      if (day === undefined)
        return addError(`${at}.until`, `isn't a date: ${shown(until)}`, 'Write until = 2030-12-31.')
      return raw.silence!.push({ id, reason, until: day })
    })
  } else if (silence !== undefined) {
    addError('silence', `must be an array of tables, not ${kindOf(silence)}`, 'Write [[tool.poolwise.silence]].')
  }
  return { raw, errors }
}

const EXAMPLES = { app: 'config', python: '.venv/bin/python' }

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const isOneOf = (value: unknown, words: readonly string[]) => typeof value === 'string' && words.includes(value)

const unknownKeys = (table: Record<string, unknown>, known: readonly string[]) =>
  Object.keys(table).filter((key) => !known.includes(key))

/** `broker.reachable = "off"` without quotes is a nested table in TOML, with an obvious meaning. */
function flatten(table: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, value]) =>
      isTable(value) ? Object.entries(flatten(value, `${prefix}${key}.`)) : [[prefix + key, value] as const],
    ),
  )
}

/** @returns the day, null when there is none, undefined when it isn't a date. */
function dayOf(value: unknown): string | null | undefined {
  if (value === undefined) return null
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : ''
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T| )/.exec(text)?.[0]
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined
}

const kindOf = (value: unknown) =>
  value instanceof Date
    ? 'a date'
    : Array.isArray(value)
      ? 'an array'
      : typeof value === 'object'
        ? 'a table'
        : `a ${typeof value}`

const shown = (value: unknown) =>
  typeof value === 'string' ? `"${value}"` : typeof value === 'number' ? String(value) : kindOf(value)

function suggest(word: unknown, known: readonly string[]): string {
  const near = typeof word === 'string' ? didYouMean(word, known) : []
  return near.length > 0 ? meant(near) : `Known: ${known.join(', ')}.`
}

function suggestCheck(pattern: string, ids: readonly string[]): string {
  const near = checksMeantBy(pattern, ids)
  return near.length > 0 ? meant(near) : 'See: poolwise doctor --list'
}

const meant = (names: readonly string[]) => `Did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`

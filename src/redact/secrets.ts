import type { FactOutcomes } from '../facts/facts.ts'
import { secretName } from './redact.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The secrets of this run: from environment variables and from the app's settings, by their names or inside URLs. */
export function knownSecrets(env: Env, outcomes: FactOutcomes): string[] {
  const variables = Object.entries(env).flatMap(([name, value]) => (value ? [{ name, value }] : []))
  const app = outcomes.app?.kind === 'ok' ? outcomes.app.value : null
  const settings = app ? [...Object.entries(app.settings), ...Object.entries(app.senders ?? {})] : []
  return [
    ...variables.filter(({ name, value }) => !isUrl(value) && isSecretVariable(name, value)).map(({ value }) => value),
    ...variables.flatMap(({ value }) => passwordsOf(value)),
    ...settings.flatMap(([name, { value }]) => [...secretEntries(name, value), ...strings(value).flatMap(passwordsOf)]),
  ]
}

const isUrl = (text: string): boolean => text.includes('://')

/** PWD and OLDPWD are folders and SSH_AUTH_SOCK is a path: not secrets, whatever the name contains. */
const isSecretVariable = (name: string, value: string): boolean =>
  secretName.test(name) && !/^(OLD)?PWD$/i.test(name) && !/^(\/[\w.@-]+){2,}\/?$|^[A-Za-z]:[\\/]/.test(value)

/** The passwords of a URL, or of each URL in a failover list. */
const passwordsOf = (text: string): string[] =>
  [...text.matchAll(/:\/\/[^\s:/@;]*:([^\s;]+)@/g)].flatMap((found) => found[1] ?? [])

/** The strings of a setting that are secret by the name of the setting or of their entry. */
function secretEntries(name: string, value: unknown): string[] {
  if (typeof value === 'string') return secretName.test(name) && !isUrl(value) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) => secretEntries(key, entry))
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

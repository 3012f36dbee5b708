import type { FactOutcomes } from '../facts/facts.ts'
import { secretName } from './redact.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Every value of this run that is known to be secret: from the environment and from the app's settings. */
export function knownSecrets(env: Env, outcomes: FactOutcomes): string[] {
  const named = Object.entries(env).flatMap(([name, value]) => (value && isSecretVariable(name, value) ? [value] : []))
  const addresses = Object.values(env).filter((value): value is string => value?.includes('://') ?? false)
  const app = outcomes.app?.kind === 'ok' ? outcomes.app.value : null
  const settings = app
    ? Object.entries(app.settings).flatMap(([name, { value }]) => [...strings(value), ...namedSecrets(name, value)])
    : []
  return [...named.filter((value) => !value.includes('://')), ...[...addresses, ...settings].flatMap(passwordOf)]
}

/** PWD and OLDPWD are folders, SSH_AUTH_SOCK is a path: neither is a password, whatever the name says. */
const isSecretVariable = (name: string, value: string): boolean =>
  secretName.test(name) && !/^(OLD)?PWD$/i.test(name) && !/^(\/[\w.@-]+){2,}\/?$|^[A-Za-z]:[\\/]/.test(value)

/** The password of an address, also of each in a failover list; a plain secret stands for itself. */
function passwordOf(text: string): string[] {
  if (!text.includes('://')) return text.startsWith(MARK) ? [text.slice(MARK.length)] : []
  return [...text.matchAll(/:\/\/[^\s:/@;]*:([^\s;]+)@/g)].flatMap((found) => found[1] ?? [])
}

/** Marks values that are secret by the name they stand under. */
const MARK = '\0'

const namedSecrets = (name: string, value: unknown): string[] => {
  if (typeof value === 'string') return secretName.test(name) && !value.includes('://') ? [MARK + value] : []
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, entry]) => namedSecrets(key, entry))
  return []
}

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(strings)
  return []
}

import type { FactOutcomes } from '../facts/facts.ts'
import { secretsIn } from './redact.ts'
import { nameKind } from './secret-name.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The secrets of this run: from environment variables, from the app's settings and from
 * the project's commands, by their names or inside URLs.
 */
export function knownSecrets(env: Env, outcomes: FactOutcomes): string[] {
  const app = outcomes.app?.kind === 'ok' ? outcomes.app.value : null
  const commands = outcomes.launchCommands?.kind === 'ok' ? outcomes.launchCommands.value : []
  const settings = app ? [...Object.entries(app.settings), ...Object.entries(app.senders ?? {})] : []
  return [
    ...Object.entries(env).flatMap(([name, value]) => (value && !isPlace(name, value) ? secretsOf(name, value) : [])),
    ...settings.flatMap(([name, { value }]) => secretsOf(name, value)),
    ...commands.flatMap(({ argv, env: own = {} }) => [...secretsOfArguments(argv), ...secretsOf('', own)]),
  ]
}

/** Secrets in words of a command line: in them, and after options such as `--password`. */
export const secretsOfArguments = (words: readonly string[]): string[] =>
  words.flatMap((word, index) => {
    const before = words[index - 1] ?? ''
    return before.startsWith('-') && !word.startsWith('-') && nameKind(before) !== null ? [word] : secretsIn(word)
  })

/** The strings of a value that are secret by its name, by the name of their entry, or as a part of an address. */
function secretsOf(name: string, value: unknown): string[] {
  if (typeof value === 'string') {
    if (value.includes('://')) return secretsIn(value)
    const kind = nameKind(name)
    return kind !== null && kind !== 'random' ? [value] : secretsIn(value)
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) => secretsOf(Array.isArray(value) ? name : key, entry))
}

/** PWD and OLDPWD are folders and SSH_AUTH_SOCK is a path: not secrets, whatever the name contains. */
const isPlace = (name: string, value: string): boolean =>
  /^(OLD)?PWD$/i.test(name) || /^(\/[\w.@-]+){2,}\/?$|^[A-Za-z]:[\\/]/.test(value)

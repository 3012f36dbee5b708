import { anyCelery } from '../celery-command/common-options.ts'
import { readWorkerCommand } from '../celery-command/read-command.ts'
import { literal, type Env } from '../celery-command/shell-value.ts'
import type { Token } from '../celery-command/token.ts'
import type { KeptOptions } from '../facts/worker.ts'

const FLAGS = ['--task-events', '--without-gossip', '--without-mingle', '--without-heartbeat', '--disable-prefetch']
const NUMBERS = ['--prefetch-multiplier', '--heartbeat-interval']
const VALUES = ['--include', '--exclude-queues', '--statedb', '--schedule', '--scheduler']
/** They belong to the way in which the project starts the worker: as a daemon, with files of its own. */
const OF_THE_START = ['--detach', '--pidfile', '--logfile', '--uid', '--gid', '--purge']

/**
 * The options of a command that have nothing to do with the pool: those that a command with another pool repeats, and those
 * that it leaves out.
 */
export function keptOptions(argv: readonly string[], env: Env): KeptOptions {
  const options: string[] = []
  const leftOut: string[] = []
  for (const token of argv[0] === 'celery' ? readWorkerCommand(argv, anyCelery, env) : []) {
    const name = nameOf(token)
    if (name === null) continue
    const value = valueOf(token, env)
    if (FLAGS.includes(name)) options.push(name)
    else if (NUMBERS.includes(name) && /^\d+$/.test(value ?? '')) options.push(`${name}=${value!}`)
    // `-O` is its only name in Celery 4.
    else if (name === '-O' && /^(?:fair|default)$/.test(value ?? '')) options.push(`-O${value!}`)
    else if (VALUES.includes(name) && value !== null) options.push(`${name}=${value}`)
    else if (OF_THE_START.includes(name) || isUnread(token, name, value)) leftOut.push(token.words.join(' '))
  }
  return { options: [...new Set(options)], leftOut }
}

/** The option has a value that only the shell knows. */
const isUnread = (token: Token, name: string, value: string | null): boolean =>
  value === null &&
  token.words.some((word) => /[$%{]/.test(word)) &&
  [
    ...NUMBERS,
    ...VALUES,
    '-O',
    '--queues',
    '--hostname',
    '--pool',
    '--concurrency',
    '--time-limit',
    '--soft-time-limit',
  ].includes(name)

function nameOf(token: Token): string | null {
  if (token.kind === 'option') return token.option.names.find((name) => name.startsWith('--')) ?? null
  if (token.kind !== 'unknown') return null
  return token.name === '--optimization' ? '-O' : token.name === '--events' ? '--task-events' : token.name
}

/** The value that Celery receives; a `%` is Celery's own, as in `--hostname=w1@%h`. */
function valueOf(token: Token, env: Env): string | null {
  const [first = '', next] = token.words
  const equals = first.startsWith('--') ? first.indexOf('=') : -1
  const typed = next ?? (equals >= 0 ? first.slice(equals + 1) : first.startsWith('--') ? '' : first.slice(2))
  if (typed === '') return null
  return literal(typed, env) ?? (/^[\w.,:=+/@%-]+$/.test(typed) && !/^%\w+%$/.test(typed) ? typed : null)
}

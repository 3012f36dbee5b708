import { anyCelery } from '../celery-command/common-options.ts'
import { readWorkerCommand } from '../celery-command/read-command.ts'
import { literal, type Env } from '../celery-command/shell-value.ts'
import type { Token } from '../celery-command/token.ts'
import type { KeptOptions } from '../facts/worker.ts'

const FLAGS = ['--task-events', '--without-gossip', '--without-mingle', '--without-heartbeat', '--disable-prefetch']
const NUMBERS = ['--prefetch-multiplier', '--heartbeat-interval']
const VALUES = ['--include', '--exclude-queues', '--statedb', '--schedule', '--scheduler', '--pool-start-method']
/** Celery's own options, which stand before the word worker. */
const BEFORE = ['--broker', '--result-backend', '--loader', '--config']
/** They belong to the way in which the project starts the worker: as a daemon, with files of its own. */
const OF_THE_START: Readonly<Record<string, string>> = {
  '--detach': 'the plan stays with its worker',
  '--pidfile': 'a file that a killed worker leaves keeps the next one from starting',
  '--logfile': 'the log is printed',
  '--uid': 'it needs root',
  '--gid': 'it needs root',
  '--purge': 'it deletes all waiting tasks',
  '--workdir': 'the plan names the folder itself',
}
/** Read elsewhere: see ConfiguredOptions. */
const OTHERS = ['--queues', '--hostname', '--pool', '--concurrency', '--time-limit', '--soft-time-limit', '--autoscale']
const SHELL = 'only the shell knows its value'

/**
 * The options of a command that have nothing to do with the pool: those that a command with another pool repeats, and those
 * that it leaves out, with the reason.
 */
export function keptOptions(argv: readonly string[], env: Env): KeptOptions {
  const options: string[] = []
  const before: string[] = []
  const leftOut: string[] = []
  for (const token of argv[0] === 'celery' ? readWorkerCommand(argv, anyCelery, env) : []) {
    const name = nameOf(token)
    if (name === null) continue
    const value = valueOf(token, env)
    const words = token.words.join(' ')
    const drop = (why: string) => leftOut.push(`${words} (${why})`)
    const start = OF_THE_START[name]
    if (FLAGS.includes(name)) options.push(name)
    else if (NUMBERS.includes(name) && /^\d+$/.test(value ?? '')) options.push(`${name}=${value!}`)
    // `-O` is its only name in Celery 4.
    else if (name === '-O' && /^(?:fair|default)$/.test(value ?? '')) options.push(`-O${value!}`)
    // INFO is the plan's own.
    else if (name === '--loglevel' && value !== null)
      options.push(...(value.toUpperCase() === 'INFO' ? [] : [`--loglevel=${value.toUpperCase()}`]))
    else if (VALUES.includes(name) && value !== null) options.push(`${name}=${value}`)
    else if (BEFORE.includes(name)) {
      const url = plainUrl(token)
      if (value === null && url === null) drop(token.words.some(isUnknown) ? SHELL : 'it may have a password in it')
      else before.push(`${name}=${value ?? url!}`)
    } else if (start !== undefined) drop(start)
    else if (isUnread(token, name, value)) drop(SHELL)
  }
  return { options: lastOfEach(options), leftOut, ...(before.length > 0 && { before: lastOfEach(before) }) }
}

/** Celery reads the last of several. */
const lastOfEach = (options: readonly string[]): string[] =>
  options.filter((option, index) => {
    const name = nameIn(option)
    return !options.slice(index + 1).some((later) => nameIn(later) === name)
  })

const nameIn = (option: string): string => (option.startsWith('-O') ? '-O' : option.split('=')[0]!)

const isUnknown = (word: string): boolean => /[$%{]/.test(word)

/** The option has a value that only the shell knows. */
const isUnread = (token: Token, name: string, value: string | null): boolean =>
  value === null && token.words.some(isUnknown) && [...NUMBERS, ...VALUES, '-O', '--loglevel', ...OTHERS].includes(name)

function nameOf(token: Token): string | null {
  if (token.kind === 'option') return token.option.names.find((name) => name.startsWith('--')) ?? null
  if (token.kind !== 'unknown') return null
  return token.name === '--optimization' ? '-O' : token.name === '--events' ? '--task-events' : token.name
}

/** As typed. */
function typedValue({ words: [first = '', next] }: Token): string {
  const equals = first.startsWith('--') ? first.indexOf('=') : -1
  return next ?? (equals >= 0 ? first.slice(equals + 1) : first.startsWith('--') ? '' : first.slice(2))
}

/** The value that Celery receives; a `%` is Celery's own, as in `--hostname=w1@%h`. */
function valueOf(token: Token, env: Env): string | null {
  const typed = typedValue(token)
  if (typed === '' || typed.includes('://')) return null
  return (
    literal(typed, env) ??
    (/^[\w.,:=+/@%-]+$/.test(typed) && !/^%\w+%$/.test(typed) ? typed.replaceAll('%%', '%') : null)
  )
}

/** A URL without a user, and so without a password. */
function plainUrl(token: Token): string | null {
  const typed = typedValue(token)
  return /^[\w+]+:\/\/[^\s@$%{}?]*$/.test(typed) ? typed : null
}

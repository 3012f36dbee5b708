import { withoutOptions } from '../celery-command/edit-command.ts'
import { headline } from '../pool/headline.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** The first lines of every form: the pool, and the main reason. ASCII, which every reader of such files accepts. */
export function heading({ reasons, ...plan }: PoolPlan): readonly string[] {
  const [first] = reasons
  return [headline({ reasons, ...plan }), ...(first ? [first.text] : [])].map(ascii)
}

export const ascii = (text: string): string =>
  text
    .replaceAll(/[’‘]/g, "'")
    .replaceAll('×', 'x')
    .replaceAll(/[^\x20-\x7e]/g, '?')

export const comments = (mark: string, lines: readonly string[]): string[] => lines.map((line) => `${mark} ${line}`)

/** A word, quoted for a POSIX shell. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

export const shellLine = (argv: readonly string[]): string => argv.map(shellWord).join(' ')

/**
 * The command of several equal workers: without --hostname, since each has its own host, and without -B, which would run in
 * every one of them.
 */
export const replicated = ({ command }: PoolPlan): readonly string[] => {
  const [first = []] = command
  return command.length === 1 ? first : withoutOptions(first, ['--hostname', '--beat'])
}

/** A note where -B is left out. */
export const beatApart = ({ options, nodes }: PoolPlan): readonly string[] =>
  nodes.length > 1 && options.includes('-B') ? ['-B is left out: run celery beat once, as a separate process.'] : []

import { withoutOptions } from '../celery-command/edit-command.ts'
import { headline } from '../pool/headline.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** The first lines of every form: what was chosen, and why. ASCII: these files are read by anything. */
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

/** A word of a POSIX shell's command line. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

export const shellLine = (argv: readonly string[]): string => argv.map(shellWord).join(' ')

/**
 * The command of every one of several equal workers: without a name, where each has a host of its own, and without -B,
 * which would run once in each.
 */
export const replicated = ({ command }: PoolPlan): readonly string[] => {
  const [first = []] = command
  return command.length === 1 ? first : withoutOptions(first, ['--hostname', '--beat'])
}

/** Said where beat had to be left out. */
export const beatApart = ({ options, nodes }: PoolPlan): readonly string[] =>
  nodes.length > 1 && options.includes('-B') ? ['-B is left out: run celery beat once, beside these workers.'] : []

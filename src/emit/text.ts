import { withoutOptions } from '../celery-command/edit-command.ts'
import { headline } from '../pool/headline.ts'
import type { PoolPlan } from '../pool/plan.ts'

/** The first lines of every form: the pool, and the main reason. ASCII, which every reader of such files accepts. */
export function heading({ reasons, ...plan }: PoolPlan): readonly string[] {
  const [first] = reasons
  return [headline({ reasons, ...plan }), ...(first ? [first.text] : []), ...toBeSet({ reasons, ...plan })].map(ascii)
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

/** Workers of a plan that are equal, with a name where there are others. */
export interface EqualWorkers {
  /** `-mail`, from the first queue; empty: all workers are equal. */
  readonly suffix: string
  readonly plan: PoolPlan
}

/** Forms with replicas start equal workers: those that consume different queues are services of their own. */
export function equalWorkers(plan: PoolPlan): readonly EqualWorkers[] {
  const keys = plan.nodes.map(({ pool, queues, env = {} }) =>
    [pool, ...queues, ...Object.entries(env).flat()].join(' '),
  )
  const different = [...new Set(keys)]
  if (different.length < 2) return [{ suffix: '', plan }]
  const names = different.map(
    (key) => plan.nodes[keys.indexOf(key)]!.queues[0]?.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') ?? 'default',
  )
  return different.map((key, index) => {
    const own = <T>(all: readonly T[]): T[] => all.filter((_, at) => keys[at] === key)
    const command = own(plan.command)
    const again = names.slice(0, index).filter((name) => name === names[index]).length
    return {
      suffix: `-${names[index]!}${again > 0 ? again + 1 : ''}`,
      plan: {
        ...plan,
        nodes: own(plan.nodes),
        env: { ...plan.env, ...own(plan.nodes)[0]?.env },
        command,
        options: plan.options.filter((one) => command[0]?.includes(one)),
      },
    }
  })
}

/** The variables of each command of the plan, in their order. */
export const variablesOf = ({ env, nodes }: PoolPlan, index: number): Readonly<Record<string, string>> => ({
  ...env,
  ...nodes[index]?.env,
})

/** The names of variables that the project's own command has and the plan doesn't repeat: secrets, addresses. */
export const toBeSet = ({ reasons }: PoolPlan): readonly string[] =>
  reasons
    .filter(({ rule, text }) => rule === 'command-options-kept' && text.includes(NOT_REPEATED))
    .map(({ text }) => ascii(text))

const NOT_REPEATED = 'not in this plan'

/** The command where the form has no folder of its own: Celery changes to it before it looks for the app. */
export const inFolder = ([program = '', ...rest]: readonly string[], { folder }: PoolPlan): string[] =>
  folder === undefined ? [program, ...rest] : [program, `--workdir=${folder}`, ...rest]

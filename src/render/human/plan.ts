import { headline } from '../../pool/headline.ts'
import type { PoolPlan } from '../../pool/plan.ts'
import { shellOn, pasteable } from '../../shell/pasteable.ts'
import type { Theme } from '../theme.ts'
import { count, glyphs, labelled, paragraph } from './layout.ts'

/** The plan in a few lines: what, why, how to start it. */
export function planHuman(plan: PoolPlan, theme: Theme, detail: 'short' | 'full'): string {
  const lines = [`${theme.bold('Plan')}  ${headline(plan)}`]
  const point = (text: string) => paragraph(`${theme.unicode ? '·' : '-'} ${text}`, 6, theme)
  // The workers of the project are listed below.
  const reasons = plan.workers === undefined ? plan.reasons : plan.reasons.filter(({ rule }) => rule !== 'queues')
  for (const { text } of detail === 'full' ? reasons : reasons.slice(0, 1)) lines.push(point(text))
  lines.push(...workers(plan, detail).map(point))
  if (detail === 'full') {
    lines.push('', theme.bold('Rejected'))
    for (const { pool, reason } of plan.rejected) lines.push(labelled(pool, reason, 6, 10, theme))
    lines.push('', paragraph(`Evidence: ${evidence(plan)}`, 0, theme))
  }
  lines.push('')
  for (const line of plan.shell ?? plan.command.map((argv) => pasteable({ argv, env: plan.env }, shellOn('linux'))))
    lines.push(`  $ ${line}`)
  return glyphs(lines.join('\n'), theme)
}

/** What the project's own files start, where that is more than one worker. */
function workers({ workers: all = [] }: PoolPlan, detail: 'short' | 'full'): string[] {
  if (all.length < 2) return []
  const without = all.filter(({ node }) => node === null)
  const [one] = without.length > 0 ? without : all
  const planned =
    without.length === 0
      ? 'this plan has one for each'
      : without.length === all.length
        ? 'this plan is for none of them'
        : `this plan has ${all.length - without.length} of them`
  const start = `${without.length > 0 ? 'Another one' : 'One of them alone'}: ${one!.shell ?? `--like ${one!.like}`}`
  const list = detail === 'full' ? all.map(described) : []
  return [`your project starts ${count(all.length, 'worker')} (${places(all)}): ${planned}. ${start}`, ...list]
}

/** `Procfile:2, :3, compose.yml:12` */
const places = (all: NonNullable<PoolPlan['workers']>): string =>
  all
    .map(({ where }, index) => {
      const file = where.slice(0, where.lastIndexOf(':'))
      const before = all[index - 1]?.where
      return before?.slice(0, before.lastIndexOf(':')) === file ? where.slice(file.length) : where
    })
    .join(', ')

const described = ({ like, app, queues, node }: NonNullable<PoolPlan['workers']>[number]): string =>
  `--like ${like}: ${[app ?? "Celery's default app", queues === null ? "the app's own queues" : `-Q ${queues.join(',')}`].join(', ')}${node === null ? '; not in this plan' : ''}`

const evidence = (plan: PoolPlan): string =>
  ({
    rules: 'rules over what is installed and configured; nothing was run on the target system.',
    probed: 'rules, and trials of processes and semaphores on this machine.',
    measured: "runs of the project's own tasks.",
  })[plan.evidence]

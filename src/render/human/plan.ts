import { headline } from '../../pool/headline.ts'
import type { PoolPlan } from '../../pool/plan.ts'
import type { Theme } from '../theme.ts'
import { commandLine, glyphs, labelled, paragraph } from './layout.ts'

/** The plan in a few lines: what, why, how to start it. */
export function planHuman(plan: PoolPlan, theme: Theme, detail: 'short' | 'full'): string {
  const lines = [`${theme.bold('Plan')}  ${headline(plan)}`]
  for (const { text } of detail === 'full' ? plan.reasons : plan.reasons.slice(0, 1))
    lines.push(paragraph(`${theme.unicode ? '·' : '-'} ${text}`, 6, theme))
  if (detail === 'full') {
    lines.push('', theme.bold('Rejected'))
    for (const { pool, reason } of plan.rejected) lines.push(labelled(pool, reason, 6, 10, theme))
    lines.push('', paragraph(`Evidence: ${evidence(plan)}`, 0, theme))
  }
  lines.push('')
  for (const [name, value] of Object.entries(plan.env)) lines.push(`  ${name}=${value}`)
  for (const argv of plan.command) lines.push(`  $ ${commandLine(argv)}`)
  return glyphs(lines.join('\n'), theme)
}

const evidence = (plan: PoolPlan): string =>
  ({
    rules: 'rules over what is installed and configured; nothing was run on the target system.',
    probed: 'rules, and trials of processes and semaphores on this machine.',
    measured: "runs of the project's own tasks.",
  })[plan.evidence]

import type { PoolName } from '../../facts/worker.ts'
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

const units: Readonly<Record<PoolName, readonly [string, string]>> = {
  prefork: ['process', 'processes'],
  threads: ['thread', 'threads'],
  gevent: ['greenlet', 'greenlets'],
  eventlet: ['greenlet', 'greenlets'],
  solo: ['task', 'tasks'],
  custom: ['slot', 'slots'],
}

export function headline({ nodes }: PoolPlan): string {
  const [first] = nodes
  if (!first) return 'no worker'
  const [one, many] = units[first.pool]
  const size =
    first.concurrency === null ? 'one task at a time' : `${first.concurrency} ${first.concurrency === 1 ? one : many}`
  return nodes.length > 1 ? `${nodes.length} nodes, each ${first.pool} (${size})` : `${first.pool}, ${size}`
}

const evidence = (plan: PoolPlan): string =>
  ({
    rules: 'rules over what is installed and configured; nothing was run on the system it is for.',
    probed: 'rules, and processes and semaphores that were really tried on this machine.',
    measured: "runs of the project's own tasks.",
  })[plan.evidence]

import type { PoolRecommendation } from '../../pool/plan.ts'
import type { Theme } from '../theme.ts'
import { planHuman } from './plan.ts'
import { traceHuman } from './trace.ts'

/** What `pool recommend` prints: a file for another program stands alone. */
export function recommendationHuman(
  { trace, emitted, ...plan }: PoolRecommendation,
  theme: Theme,
  options: { verbose: boolean },
): string {
  if (emitted !== undefined) return emitted
  const text = planHuman(plan, theme, 'full')
  return trace === undefined ? text : `${traceHuman(trace, theme, options)}\n\n${text}`
}

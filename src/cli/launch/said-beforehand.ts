import type { PoolPlan } from '../../pool/plan.ts'

/**
 * What a plan says against itself, for the terminal in which its worker starts: that a program of the project would set up more,
 * and the checks of pools that it fails. Findings of other checks are shown as findings. Pure.
 */
export const saidBeforehand = ({ reasons }: PoolPlan): readonly string[] =>
  reasons.filter(({ rule }) => rule === 'own-start-differs' || rule.startsWith('pool.')).map(({ text }) => text)

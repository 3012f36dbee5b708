import type { PoolName } from '../../facts/worker.ts'
import { defineRule } from '../define-rule.ts'

/**
 * Features that only prefork has, on Windows: `worker launch --pool prefork` starts the pool's children with the base
 * interpreter, after a trial on that machine. Soft limits have no signal there; hard ones crash billiard before 4.3.
 */
export const preforkPastTheLauncher = defineRule({
  id: 'prefork-past-the-launcher',
  when: ({ os, features: { timeLimit, maxTasksPerChild, terminate } }) => {
    const needed = timeLimit ?? terminate ?? maxTasksPerChild
    if (os !== 'windows' || needed === null) return []
    const pools: readonly PoolName[] = ['solo', 'threads']
    return pools.map((pool) => ({
      pool,
      reason: `if ${needed} must work on Windows, use poolwise worker launch --pool prefork, which tests prefork without the launcher first`,
    }))
  },
})

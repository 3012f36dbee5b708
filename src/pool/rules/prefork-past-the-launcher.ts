import type { PoolName } from '../../facts/worker.ts'
import { defineRule } from '../define-rule.ts'

/**
 * What only prefork can, on Windows: `worker launch --pool prefork` starts the pool's children by the base interpreter,
 * after it has tried that on the machine. Soft limits have no signal there; billiard before 4.3 dies of hard ones.
 */
export const preforkPastTheLauncher = defineRule({
  id: 'prefork-past-the-launcher',
  when: ({ os, features: { timeLimit, maxTasksPerChild, terminate } }) => {
    const needed = timeLimit ?? terminate ?? maxTasksPerChild
    if (os !== 'windows' || needed === null) return []
    const pools: readonly PoolName[] = ['solo', 'threads']
    return pools.map((pool) => ({
      pool,
      reason: `where ${needed} has to work on Windows: poolwise worker launch --pool prefork tries prefork past the launcher`,
    }))
  },
})

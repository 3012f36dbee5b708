import { defineRule } from '../define-rule.ts'

/** A project that has chosen a pool has its reasons: the choice stands unless a rule rejects it or a workload was named. */
export const configuredPoolKept = defineRule({
  id: 'configured-pool-kept',
  when: ({ configuredPool, workload }) =>
    configuredPool === null || workload !== null
      ? []
      : [
          {
            prefers: configuredPool.pool,
            weight: 90,
            reason: `the project asks for ${configuredPool.pool} (${configuredPool.origin.where})`,
          },
        ],
})

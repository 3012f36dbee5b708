import { defineRule } from '../define-rule.ts'

/**
 * A project that has chosen a pool has its reasons: the choice stands unless a rule rejects it or a workload was named.
 * What a person asks for on the command line stands beside a workload as well.
 */
export const configuredPoolKept = defineRule({
  id: 'configured-pool-kept',
  when: ({ configuredPool, workload }) =>
    configuredPool === null || (workload !== null && configuredPool.origin.kind !== 'flag')
      ? []
      : [
          {
            prefers: configuredPool.pool,
            weight: 90,
            reason:
              configuredPool.origin.kind === 'flag'
                ? `${configuredPool.origin.where} asks for ${configuredPool.pool}`
                : `the project asks for ${configuredPool.pool} (${configuredPool.origin.where})`,
          },
        ],
})

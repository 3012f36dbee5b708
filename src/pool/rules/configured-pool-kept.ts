import { defineRule } from '../define-rule.ts'

/**
 * The project's own choice stands unless a rule rejects it or --workload is given. A pool given with --pool stands beside
 * --workload as well.
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
                ? `${configuredPool.origin.where} selects ${configuredPool.pool}`
                : `the project selects ${configuredPool.pool} (${configuredPool.origin.where})`,
          },
        ],
})

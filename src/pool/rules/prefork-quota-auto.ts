import { olderThan } from '../../versions/compare.ts'
import { defineRule, iff } from '../define-rule.ts'

/**
 * Celery counts the machine's CPUs, not the cgroup's. From 5.7 on, `-c auto` reads the quota: on Linux, for prefork only;
 * older ones refuse the word.
 */
export const preforkQuotaAuto = defineRule({
  id: 'prefork-quota-auto',
  when: ({ os, celery, cpuQuota, configuredConcurrency, features }) =>
    iff(
      os === 'linux' &&
        celery !== null &&
        !olderThan(celery, '5.7.0') &&
        cpuQuota &&
        configuredConcurrency === null &&
        features.autoscale === null,
      {
        pool: 'prefork',
        options: ['--concurrency=auto'],
        reason: `Celery ${celery ?? ''} reads the CPU quota of the container by itself: -c auto stays right when it is changed`,
      },
    ),
})

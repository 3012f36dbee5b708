import { olderThan } from '../../versions/compare.ts'
import { defineRule, iff } from '../define-rule.ts'

/**
 * Celery counts the machine's CPUs, not the cgroup's. Since 5.7 `-c auto` reads the quota, on Linux and for prefork only;
 * earlier versions refuse the word.
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
        reason: `Celery ${celery ?? ''} reads the container's CPU quota: -c auto follows it when it changes`,
      },
    ),
})

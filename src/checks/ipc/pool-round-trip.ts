import { defineCheck, fail, pass } from '../define-check.ts'
import { judgeMeasurement } from './judge-measurement.ts'
import { preforkOnly } from './prefork-only.ts'

export const poolRoundTrip = defineCheck({
  id: 'ipc.pool-round-trip',
  title: 'A pool of two processes runs a function and returns its value',
  tier: 'local',
  severity: 'error',
  needs: ['ipc', 'platform'],
  considers: ['worker'],
  after: [
    'host.shared-memory',
    'ipc.child-spawns',
    'ipc.semaphore-in-child',
    'pool.supported-on-platform',
    'ipc.venv-launcher',
  ],
  evaluate: (facts) =>
    preforkOnly(facts) ??
    judgeMeasurement(facts.ipc.poolRoundTrip, {
      pass,
      fail: (said, evidence) =>
        fail({
          message: `A billiard pool of two processes did not return a value: ${said}. A prefork worker would receive tasks and never finish them.`,
          evidence,
          remedy: 'Start the worker with --pool=solo or --pool=threads until the pool works.',
        }),
    }),
})

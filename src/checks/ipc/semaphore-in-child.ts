import { defineCheck, fail, pass } from '../define-check.ts'
import { judgeMeasurement } from './judge-measurement.ts'
import { preforkOnly } from './prefork-only.ts'

export const semaphoreInChild = defineCheck({
  id: 'ipc.semaphore-in-child',
  title: "A pool child can use its parent's semaphores",
  tier: 'local',
  severity: 'error',
  needs: ['ipc', 'platform'],
  considers: ['worker'],
  after: ['host.shared-memory', 'ipc.child-spawns', 'pool.supported-on-platform', 'ipc.venv-launcher'],
  evaluate: (facts) =>
    preforkOnly(facts) ??
    judgeMeasurement(facts.ipc.semaphoreInChild, {
      pass,
      fail: (said, evidence) =>
        fail({
          message: `A billiard semaphore could not be acquired and released in a child process: ${said}. Pool children crash or hang at their first lock: tasks are received and never run.`,
          evidence,
          remedy: 'Start the worker with --pool=solo or --pool=threads, which share no semaphores between processes.',
        }),
    }),
})

import { ok } from '../facts/outcome.ts'
import { effectiveWorker } from '../worker/effective-worker.ts'
import { plannedWorkers } from '../worker/planned-workers.ts'
import { defineProbe } from './define-probe.ts'

/** The worker that this project would start, derived from the facts of other probes. */
export const workerProbe = defineProbe({
  name: 'worker',
  provides: ['worker', 'plannedWorkers'],
  needs: ['platform', 'app', 'celery', 'launchCommands', 'programs'],
  tier: 'static',
  deadlineMs: 1_000,
  run: ({ request: { env, selected } }, { programs, ...facts }) =>
    Promise.resolve({
      worker: ok(effectiveWorker({ ...facts, env, selected })),
      plannedWorkers: ok(plannedWorkers({ ...facts, env, selected }, programs)),
    }),
})

import { defineCheck, fail, pass } from '../define-check.ts'
import { judgeMeasurement } from './judge-measurement.ts'
import { elsewhere } from './prefork-only.ts'

export const childSpawns = defineCheck({
  id: 'ipc.child-spawns',
  title: 'A child process starts and answers',
  tier: 'local',
  severity: 'error',
  needs: ['ipc', 'platform'],
  considers: ['worker'],
  evaluate: ({ ipc, ...facts }) =>
    elsewhere(facts) ??
    judgeMeasurement(ipc.childSpawns, {
      pass: (evidence) => pass({ ...evidence, 'start method': ipc.startMethod }),
      fail: (said, evidence) =>
        fail({
          message: `A Python child process could not be started, or did not send its bytes through a pipe: ${said}.`,
          evidence,
          remedy:
            'Check for a process limit (ulimit -u, pids.max of the container), a security policy or a virus scanner that stops Python from starting programs. Until then, use --pool=solo or --pool=threads.',
        }),
    }),
})

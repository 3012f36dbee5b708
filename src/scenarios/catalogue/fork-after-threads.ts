import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, stuckFor } from '../shared/stop-conditions.ts'
import { whereForkIsTheDefault } from '../shared/unsupported.ts'

export const forkAfterThreads = defineScenario({
  id: 'fork-after-threads',
  title: 'A lock that a thread held at the fork is never released in the pool children',
  label: null,
  broker: 'embedded',
  unsupportedReason: whereForkIsTheDefault,
  failure: {
    ...defaults,
    description: 'a thread starts when the app is imported; the fork copies its lock as locked, but not the thread',
    project: 'threads_before_fork',
    argv: worker('shop', '-c', '2'),
    stopWhen: stuckFor(5),
    predicted: { diagnosis: null, done: 0, exit: 'running', logMatches: /received/i },
  },
  cure: {
    ...defaults,
    description: 'each child starts its own thread, in a receiver of worker_process_init',
    project: 'threads_before_fork',
    argv: worker('cured', '-c', '2'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

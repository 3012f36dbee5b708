import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

const spawned = {
  ...defaults,
  project: 'lost_state',
  startMethod: 'spawn',
  env: { FORKED_BY_MULTIPROCESSING: '1' },
} as const satisfies Partial<Run>

export const moduleStateLostInSpawn = defineScenario({
  id: 'module-state-lost-in-spawn',
  title: 'Data that the main process loaded is missing in spawned pool children',
  label: 'user-task-error',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...spawned,
    description: 'a dictionary is filled in the main process; children are started with spawn',
    argv: worker('shop', '-c', '2'),
    stopWhen: matchesForEach(/raised unexpected: KeyError/),
    predicted: { diagnosis: 'user-task-error', done: 0, logMatches: /KeyError\('apple'\)/ },
  },
  cure: {
    ...spawned,
    description: 'each child fills its own, in a receiver of worker_process_init',
    argv: worker('cured', '-c', '2'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

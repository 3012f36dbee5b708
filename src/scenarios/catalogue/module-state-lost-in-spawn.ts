import { defineScenario, everywhere } from '../define-scenario.ts'
import { allDone, saysForEach } from './stop-conditions.ts'
import type { Run } from '../scenario.ts'
import { usual, worker } from './defaults.ts'

const spawned = {
  ...usual,
  project: 'lost_state',
  startMethod: 'spawn',
  env: { FORKED_BY_MULTIPROCESSING: '1' },
} as const satisfies Partial<Run>

export const moduleStateLostInSpawn = defineScenario({
  id: 'module-state-lost-in-spawn',
  title: 'What the main process loaded is missing in spawned pool children',
  label: 'user-task-error',
  broker: 'embedded',
  notHere: everywhere,
  failure: {
    ...spawned,
    says: 'a dictionary is filled in the main process; children are started by spawn',
    argv: worker('shop', '-c', '2'),
    enough: saysForEach(/raised unexpected: KeyError/),
    predicted: { diagnosis: 'user-task-error', done: 0, says: /KeyError\('apple'\)/ },
  },
  cure: {
    ...spawned,
    says: 'each child fills its own, on the signal worker_process_init',
    argv: worker('cured', '-c', '2'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

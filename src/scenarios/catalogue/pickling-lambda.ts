import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, never } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

const spawned = {
  ...defaults,
  project: 'lambda',
  startMethod: 'spawn',
  env: { FORKED_BY_MULTIPROCESSING: '1' },
} as const satisfies Partial<Run>

export const picklingLambda = defineScenario({
  id: 'pickling-lambda',
  title: 'A lambda in the settings cannot be pickled for spawned pool children',
  label: 'windows-spawn-pickling-error',
  broker: 'embedded',
  unsupportedReason: everywhere,
  failure: {
    ...spawned,
    description: 'task_annotations holds a lambda; children are started with spawn, as on Windows',
    argv: worker('shop', '-c', '2'),
    stopWhen: never,
    predicted: { diagnosis: 'windows-spawn-pickling-error', done: 0, exit: 'left' },
  },
  cure: {
    ...spawned,
    description: 'a function at the top level of a module instead, which is pickled by name',
    argv: worker('cured', '-c', '2'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

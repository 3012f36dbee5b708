import { olderThan } from '../../versions/compare.ts'
import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'

const spawned = {
  ...defaults,
  project: 'adds',
  argv: worker('shop', '-c', '2'),
  startMethod: 'spawn',
} as const satisfies Partial<Run>

export const spawnEmptyTaskRegistry = defineScenario({
  id: 'spawn-empty-task-registry',
  title: 'Spawned pool children have an empty task registry',
  label: 'spawn-fast-trace-unpack',
  broker: 'embedded',
  unsupportedReason: ({ celery }) =>
    olderThan(celery.version, '5.7.0')
      ? null
      : `Celery ${celery.version} fills the task registry of spawned children; up to 5.6 it did not`,
  failure: {
    ...spawned,
    description: 'pool children are started with spawn, as on Windows and macOS',
    stopWhen: matchesForEach(/not enough values to unpack|registry is empty/),
    predicted: { diagnosis: 'spawn-fast-trace-unpack', done: 0, exit: 'running' },
  },
  cure: {
    ...spawned,
    description: 'with FORKED_BY_MULTIPROCESSING set, the children fill their task registry',
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

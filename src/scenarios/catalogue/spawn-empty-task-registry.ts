import { olderThan } from '../../versions/compare.ts'
import { defineScenario } from '../define-scenario.ts'
import { allDone, saysForEach } from './stop-conditions.ts'
import type { Run } from '../scenario.ts'

const worker = {
  project: 'adds',
  argv: ['-m', 'celery', '-A', 'shop', 'worker', '-l', 'INFO', '-c', '2'],
  startMethod: 'spawn',
  tasks: 4,
  seconds: 60,
} as const satisfies Partial<Run>

export const spawnEmptyTaskRegistry = defineScenario({
  id: 'spawn-empty-task-registry',
  title: 'Pool children that were started by spawn know no tasks',
  label: 'spawn-fast-trace-unpack',
  broker: 'embedded',
  notHere: ({ celery }) =>
    olderThan(celery.version, '5.7.0')
      ? null
      : `Celery ${celery.version} prepares the tasks of spawned children by itself; up to 5.6 it didn't`,
  failure: {
    ...worker,
    says: 'pool children are started by spawn, as on Windows and macOS',
    enough: saysForEach(/not enough values to unpack|registry is empty/),
    predicted: { diagnosis: 'spawn-fast-trace-unpack', done: 0, exit: 'running' },
  },
  cure: {
    ...worker,
    says: 'FORKED_BY_MULTIPROCESSING tells the children to prepare their tasks',
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

import { defineScenario } from '../define-scenario.ts'
import { afterReady, allDone } from './stop-conditions.ts'
import type { ScenarioEnvironment } from '../environment.ts'
import { usual, worker } from './defaults.ts'

const whereForkIsTheDefault = ({ os, celery }: ScenarioEnvironment): string | null =>
  os === 'windows'
    ? 'Windows has no fork'
    : celery.defaultStartMethod === 'fork' || celery.defaultStartMethod === null
      ? null
      : `billiard ${celery.billiardVersion} doesn't fork here but uses ${celery.defaultStartMethod}`

export const forkAfterThreads = defineScenario({
  id: 'fork-after-threads',
  title: 'A lock that a thread held at the fork is never released in the pool children',
  label: null,
  broker: 'embedded',
  notHere: whereForkIsTheDefault,
  failure: {
    ...usual,
    says: 'a thread is started when the app is imported; its lock is copied as held, the thread is not',
    project: 'threads_before_fork',
    argv: worker('shop', '-c', '2'),
    enough: afterReady(5),
    predicted: { diagnosis: null, done: 0, exit: 'running', says: /received/i },
  },
  cure: {
    ...usual,
    says: 'each child starts its own thread, on the signal worker_process_init',
    project: 'threads_before_fork',
    argv: worker('cured', '-c', '2'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

export const forkAfterSocket = defineScenario({
  id: 'fork-after-socket',
  title: "Pool children share a connection that was made before the fork, and read each other's answers",
  label: 'user-task-error',
  broker: 'embedded',
  notHere: whereForkIsTheDefault,
  failure: {
    ...usual,
    says: 'a connection is made when the app is imported, and used by two children',
    project: 'socket_before_fork',
    argv: worker('shop', '-c', '2'),
    enough: ({ log, notes, tasks }) => (log.match(/raised unexpected/g)?.length ?? 0) + (notes['done'] ?? 0) >= tasks,
    predicted: { diagnosis: 'user-task-error', says: /asked \d+, and was answered \d+/ },
  },
  cure: {
    ...usual,
    says: 'each child makes its own, on the signal worker_process_init',
    project: 'socket_before_fork',
    argv: worker('cured', '-c', '2'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, matches } from '../shared/stop-conditions.ts'
import { existsSync } from 'node:fs'

/** The same class of failure with nothing replaced: a child that cannot reach the semaphores of its parent. */
export const semaphoresRemovedBeforeSpawn = defineScenario({
  id: 'semaphores-removed-before-spawn',
  title: 'Spawned pool children cannot open the semaphores of their parent',
  label: 'worker-lost-exitcode',
  analogue:
    "As in venv-launcher-handles, a child cannot reach its parent's semaphores. Here their names are removed from " +
    '/dev/shm before the child opens them; on Windows the handles go to another process.',
  broker: 'embedded',
  unsupportedReason: ({ os }) =>
    os === 'linux' && existsSync('/dev/shm') ? null : 'only Linux keeps semaphores as files in /dev/shm',
  failure: {
    ...defaults,
    description: 'children are started with spawn, and the semaphores are removed from /dev/shm meanwhile',
    project: 'swept',
    argv: worker('shop', '-c', '2'),
    startMethod: 'spawn',
    stopWhen: matches(/FileNotFoundError: \[Errno 2\]/, 4),
    predicted: {
      diagnosis: 'worker-lost-exitcode',
      done: 0,
      exit: 'running',
      logMatches: /synchronize\.py", line \d+, in __setstate__/,
    },
  },
  cure: {
    ...defaults,
    description: 'the threads pool, which shares no semaphores between processes',
    project: 'swept',
    argv: worker('shop', '-c', '2', '--pool=threads'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

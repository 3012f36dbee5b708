import { existsSync } from 'node:fs'
import { defineScenario, notOnWindows } from '../define-scenario.ts'
import { allDone, says } from './stop-conditions.ts'
import { usual, worker } from './defaults.ts'

/** What the venv launcher does on Windows, by its frames: the real pool, the real worker, another semaphore. */
export const semlockReplacedInChild = defineScenario({
  id: 'semlock-replaced-in-child',
  title: "Pool children die at their first lock, as behind Windows' virtual environment launcher",
  label: 'windows-prefork-permission-error',
  analogue:
    'The pool, the worker and the messages are real; the semaphore of each child is replaced by one that fails as ' +
    'Windows fails for a handle of another process. Windows itself: venv-launcher-handles.',
  broker: 'embedded',
  notHere: notOnWindows('Windows has the failure itself: venv-launcher-handles'),
  failure: {
    ...usual,
    says: "prefork; the children's semaphores refuse",
    project: 'handles',
    argv: worker('shop', '-c', '2'),
    enough: says(/Pool process .* error: (?:PermissionError|OSError)/, 2),
    predicted: { diagnosis: 'windows-prefork-permission-error', done: 0, exit: 'running' },
  },
  cure: {
    ...usual,
    says: 'the solo pool, which has no children',
    project: 'handles',
    argv: worker('shop', '--pool=solo'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

/** The same class of failure, without any stand-in: a child that can't reach the semaphores of its parent. */
export const semaphoresRemovedBeforeSpawn = defineScenario({
  id: 'semaphores-removed-before-spawn',
  title: "Spawned pool children can't reach the semaphores of their parent",
  label: 'worker-lost-exitcode',
  analogue:
    "Like venv-launcher-handles a child can't reach its parent's semaphores. Here their names are gone from /dev/shm " +
    'before it opens them; on Windows the handles were given to another process.',
  broker: 'embedded',
  notHere: ({ os }) =>
    os === 'linux' && existsSync('/dev/shm') ? null : 'only Linux keeps semaphores as files in /dev/shm',
  failure: {
    ...usual,
    says: 'children are started by spawn, and /dev/shm is tidied up meanwhile',
    project: 'swept',
    argv: worker('shop', '-c', '2'),
    startMethod: 'spawn',
    enough: says(/FileNotFoundError: \[Errno 2\]/, 4),
    predicted: {
      diagnosis: 'worker-lost-exitcode',
      done: 0,
      exit: 'running',
      says: /synchronize\.py", line \d+, in __setstate__/,
    },
  },
  cure: {
    ...usual,
    says: 'the threads pool, which shares no semaphores between processes',
    project: 'swept',
    argv: worker('shop', '-c', '2', '--pool=threads'),
    enough: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { needsMountNamespace, withSharedMemory } from '../shared/shared-memory.ts'
import { allDone, never } from '../shared/stop-conditions.ts'

export const semlockShmMissing = defineScenario({
  id: 'semlock-shm-missing',
  title: 'prefork cannot start without /dev/shm',
  label: 'semlock-shm-unavailable',
  broker: 'embedded',
  unsupportedReason: needsMountNamespace,
  failure: {
    ...defaults,
    description: '/dev/shm does not exist, as in some sandboxes',
    project: 'shm',
    wrapper: withSharedMemory('missing'),
    argv: worker('shop', '-c', '2'),
    stopWhen: never,
    predicted: { diagnosis: 'semlock-shm-unavailable', done: 0, exit: 'left' },
  },
  cure: {
    ...defaults,
    description: 'the same /dev/shm with the threads pool, which needs no semaphores',
    project: 'shm',
    wrapper: withSharedMemory('missing'),
    argv: worker('shop', '-c', '2', '--pool=threads'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { needsMountNamespace, withSharedMemory } from '../shared/shared-memory.ts'
import { allDone, never } from '../shared/stop-conditions.ts'

export const semlockShmReadOnly = defineScenario({
  id: 'semlock-shm-read-only',
  title: 'prefork cannot start when /dev/shm is read-only',
  label: 'semlock-shm-unavailable',
  broker: 'embedded',
  unsupportedReason: needsMountNamespace,
  failure: {
    ...defaults,
    description: '/dev/shm is mounted read-only, as in hardened containers',
    project: 'shm',
    wrapper: withSharedMemory('read-only'),
    argv: worker('shop', '-c', '2'),
    stopWhen: never,
    predicted: { diagnosis: 'semlock-shm-unavailable', done: 0, exit: 'left' },
  },
  cure: {
    ...defaults,
    description: 'the same /dev/shm with the threads pool, which needs no semaphores',
    project: 'shm',
    wrapper: withSharedMemory('read-only'),
    argv: worker('shop', '-c', '2', '--pool=threads'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

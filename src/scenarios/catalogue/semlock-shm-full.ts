import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { needsMountNamespace, withSharedMemory } from '../shared/shared-memory.ts'
import { allDone, never } from '../shared/stop-conditions.ts'

export const semlockShmFull = defineScenario({
  id: 'semlock-shm-full',
  title: 'prefork cannot start when /dev/shm is full',
  label: 'semlock-shm-no-space',
  broker: 'embedded',
  unsupportedReason: needsMountNamespace,
  failure: {
    ...defaults,
    description: 'a /dev/shm of 4 kB without free space',
    project: 'shm',
    wrapper: withSharedMemory('full'),
    argv: worker('shop', '-c', '2'),
    stopWhen: never,
    predicted: { diagnosis: 'semlock-shm-no-space', done: 0, exit: 'left' },
  },
  cure: {
    ...defaults,
    description: 'the same /dev/shm with the threads pool, which needs no semaphores',
    project: 'shm',
    wrapper: withSharedMemory('full'),
    argv: worker('shop', '-c', '2', '--pool=threads'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

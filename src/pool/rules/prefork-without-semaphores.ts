import { defineRule, iff } from '../define-rule.ts'
import { broke } from '../advisor-input.ts'

/** billiard creates its locks with sem_open; without a usable /dev/shm the worker exits while it starts the pool. */
export const preforkWithoutSemaphores = defineRule({
  id: 'prefork-without-semaphores',
  when: ({ semaphore }) =>
    iff(broke(semaphore), {
      rejects: 'prefork',
      reason: 'a semaphore could not be created here, and prefork needs several per process',
    }),
})

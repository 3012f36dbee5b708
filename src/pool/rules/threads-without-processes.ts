import { defineRule } from '../define-rule.ts'

/** Where prefork can't work, threads keep the worker responsive while tasks run. */
export const threadsWithoutProcesses = defineRule({
  id: 'threads-without-processes',
  when: () => [
    {
      prefers: 'threads',
      weight: 20,
      reason: 'threads need neither semaphores nor child processes, and the worker responds while tasks run',
    },
  ],
})

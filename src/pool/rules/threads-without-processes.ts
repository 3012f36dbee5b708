import { defineRule } from '../define-rule.ts'

/** Where prefork can't work and nothing speaks for solo, threads keep the worker answering while tasks run. */
export const threadsWithoutProcesses = defineRule({
  id: 'threads-without-processes',
  when: () => [
    {
      prefers: 'threads',
      weight: 20,
      reason: 'threads need neither semaphores nor child processes, and the worker answers while tasks run',
    },
  ],
})

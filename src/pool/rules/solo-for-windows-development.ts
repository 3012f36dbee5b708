import { defineRule, iff } from '../define-rule.ts'

/** One process, no children, no semaphores: none of what fails on Windows. */
export const soloForWindowsDevelopment = defineRule({
  id: 'solo-for-windows-development',
  when: ({ os }) =>
    iff(os === 'windows', {
      prefers: 'solo',
      weight: 60,
      reason: 'solo runs tasks in the worker process itself: it needs neither child processes nor semaphores',
    }),
})

import { defineRule, iff } from '../define-rule.ts'

/** One process, no children, no semaphores: nothing of what breaks on Windows is there. */
export const soloForWindowsDevelopment = defineRule({
  id: 'solo-for-windows-development',
  when: ({ os }) =>
    iff(os === 'windows', {
      prefers: 'solo',
      weight: 60,
      reason: 'solo runs tasks in the worker itself: no child processes, no semaphores, nothing that Windows loses',
    }),
})

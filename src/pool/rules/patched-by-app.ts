import { defineRule } from '../define-rule.ts'

/** A worker with another pool never becomes ready: its threads wait for the library's loop (pool.monkey-patched has the measurements). */
export const patchedByApp = defineRule({
  id: 'patched-by-app',
  when: ({ patched }) =>
    patched === null
      ? []
      : [
          {
            prefers: patched.library,
            weight: 95,
            reason: `${patched.where} patches the standard library for ${patched.library}: a worker with another pool never becomes ready`,
          },
        ],
})

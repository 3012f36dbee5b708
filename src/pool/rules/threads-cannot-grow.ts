import { defineRule, iff } from '../define-rule.ts'
import { requestedByFlag, preforkPossible } from '../advisor-input.ts'

/**
 * The threads pool has no grow(): with --autoscale the worker dies when tasks pile up (AttributeError, measured). Where prefork
 * can't be had threads stay: the plan then leaves --autoscale out, unless a variable would bring it back.
 */
export const threadsCannotGrow = defineRule({
  id: 'threads-cannot-grow',
  when: (input) => {
    const { autoscale, inCommand } = input.features
    const inherited = autoscale !== null && !inCommand.some(({ feature }) => feature === 'autoscale')
    return [
      ...iff(autoscale !== null && (inherited || (preforkPossible(input) && !requestedByFlag(input, 'threads'))), {
        rejects: 'threads',
        reason: `${autoscale ?? ''} ends a worker with threads as soon as it must grow: the threads pool can't`,
      }),
      ...iff(autoscale !== null && !inherited, {
        pool: 'threads',
        reason: `without ${autoscale ?? ''}: it ends a worker with threads as soon as it must grow`,
      }),
    ]
  },
})

import { defineRule, iff } from '../define-rule.ts'
import { askedByName, preforkPossible } from '../situation.ts'

/**
 * The threads pool has no grow(): with --autoscale the worker dies when tasks pile up (AttributeError, measured). Where prefork
 * can't be had threads stay: the plan then leaves --autoscale out, unless a variable would bring it back.
 */
export const threadsCannotGrow = defineRule({
  id: 'threads-cannot-grow',
  when: (situation) => {
    const { autoscale, inCommand } = situation.features
    const inherited = autoscale !== null && !inCommand.some(({ name }) => name === '--autoscale')
    return [
      ...iff(autoscale !== null && (inherited || (preforkPossible(situation) && !askedByName(situation, 'threads'))), {
        rejects: 'threads',
        reason: `${autoscale ?? ''} kills a worker with threads as soon as it has to grow: that pool can't`,
      }),
      ...iff(autoscale !== null && !inherited, {
        pool: 'threads',
        reason: `without ${autoscale ?? ''}: it kills a worker with threads as soon as it has to grow`,
      }),
    ]
  },
})

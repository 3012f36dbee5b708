import { defineFailure } from '../define-failure.ts'

export const duplicateNodename = defineFailure({
  id: 'duplicate-nodename',
  severity: 'degraded',
  title: 'Two workers have the same name',
  cause: 'Both were started with the same `-n` on hosts of the same name, or both without `-n`.',
  action: 'Give each a name, `-n worker1@%h`, and give containers distinct host names.',
  clauses: [
    {
      contains: [
        'DuplicateNodenameWarning',
        'Received multiple replies from node name',
        'is already using this process mailbox',
      ],
    },
  ],
})

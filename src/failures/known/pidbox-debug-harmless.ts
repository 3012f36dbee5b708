import { defineFailure } from '../define-failure.ts'

export const pidboxDebugHarmless = defineFailure({
  id: 'pidbox-debug-harmless',
  severity: 'info',
  title: 'Remote-control traffic',
  cause: 'Flower, `celery inspect` or another monitor.',
  action: 'Nothing: this is normal.',
  clauses: [{ contains: 'pidbox received method ' }],
  rank: 88,
})

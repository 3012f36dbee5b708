import { defineFailure } from '../define-failure.ts'

export const pidboxDebugHarmless = defineFailure({
  id: 'pidbox-debug-harmless',
  severity: 'info',
  title: 'remote-control traffic',
  cause: 'Flower, `celery inspect` or another monitor.',
  action: 'Nothing: this is how it should be.',
  clauses: [{ says: 'pidbox received method ' }],
  rank: 88,
})

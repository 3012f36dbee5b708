import { defineFailure } from '../define-failure.ts'

export const healthyWorker = defineFailure({
  id: 'healthy-worker',
  severity: 'info',
  title: 'a worker at work',
  cause: 'Nothing is wrong.',
  action: 'Nothing.',
  rank: 99,
})

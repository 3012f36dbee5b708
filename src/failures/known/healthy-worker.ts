import { defineFailure } from '../define-failure.ts'

export const healthyWorker = defineFailure({
  id: 'healthy-worker',
  severity: 'info',
  title: 'The worker is healthy',
  cause: 'Nothing is wrong.',
  action: 'Nothing.',
  rank: 99,
})

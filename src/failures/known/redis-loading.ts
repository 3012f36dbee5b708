import { defineFailure } from '../define-failure.ts'

export const redisLoading = defineFailure({
  id: 'redis-loading',
  severity: 'degraded',
  title: 'Redis is still loading its data',
  cause: 'The server has just started.',
  action: 'Wait: the worker connects when loading is done. In compose, let workers depend on a health check.',
  clauses: [
    {
      contains: ['is loading the dataset in memory', 'BusyLoadingError', 'LOADING Redis is'],
    },
  ],
})

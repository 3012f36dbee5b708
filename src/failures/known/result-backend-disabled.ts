import { defineFailure } from '../define-failure.ts'

export const resultBackendDisabled = defineFailure({
  id: 'result-backend-disabled',
  severity: 'degraded',
  title: 'A result is asked for, but no result backend is configured',
  cause:
    'The process that asks for the result, the state or a chord has no `result_backend`. Often it imports another app than the configured one, or none: `AsyncResult(id)` then uses the default app.',
  action:
    'Set `result_backend` (Django: `CELERY_RESULT_BACKEND`) for worker and sender, import the configured app in the process that asks, and use `app.AsyncResult(id)`.',
  clauses: [
    { contains: "'DisabledBackend' object has no attribute", inTask: true },
    {
      contains: [
        'No result backend is configured',
        'No result backend configured',
        'Starting chords requires a result backend to be configured',
      ],
      // Celery 5.7 warns of every revoked task that it can't be marked.
      without: 'as revoked in backend',
      inTask: true,
    },
  ],
})

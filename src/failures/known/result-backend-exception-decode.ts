import { defineFailure } from '../define-failure.ts'

export const resultBackendExceptionDecode = defineFailure({
  id: 'result-backend-exception-decode',
  severity: 'degraded',
  title: 'A stored failure is not an exception',
  cause: "Some code calls `update_state(state='FAILURE', meta={…})` with a dictionary of its own.",
  action: 'Do not set FAILURE by hand: raise an exception, or use a custom state.',
  clauses: [
    {
      contains: ['Exception information must include', "If the stored exception isn't an"],
      inTask: true,
    },
  ],
})

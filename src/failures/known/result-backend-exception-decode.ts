import { defineFailure } from '../define-failure.ts'

export const resultBackendExceptionDecode = defineFailure({
  id: 'result-backend-exception-decode',
  severity: 'degraded',
  title: 'a stored failure is not an exception',
  cause: "Some code calls `update_state(state='FAILURE', meta={…})` with a dictionary of its own.",
  action: "Don't set FAILURE by hand: raise an exception, or use a state of your own.",
  clauses: [
    {
      says: ['Exception information must include', "If the stored exception isn't an"],
      inTask: true,
    },
  ],
})

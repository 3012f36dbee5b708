import { defineFailure } from '../define-failure.ts'

export const taskRevoked = defineFailure({
  id: 'task-revoked',
  severity: 'info',
  title: 'a task was revoked before it ran',
  cause: 'Somebody called revoke for it, or its `expires` time had passed.',
  action: 'Nothing, if it was meant. Revokes are forgotten at a restart unless the worker has a `--statedb`.',
  clauses: [{ says: 'Discarding revoked task:' }, { says: ['Tasks flagged as revoked'] }],
  rank: 59,
})

import { defineFailure } from '../define-failure.ts'

export const taskRevoked = defineFailure({
  id: 'task-revoked',
  severity: 'info',
  title: 'A task was revoked before it ran',
  cause: 'The task was revoked, or its `expires` time passed.',
  action: 'Nothing, if intended. A restart forgets revokes unless the worker has a `--statedb`.',
  clauses: [{ contains: 'Discarding revoked task:' }, { contains: ['Tasks flagged as revoked'] }],
  rank: 59,
})

import { defineFailure } from '../define-failure.ts'

export const runningAsRootWarning = defineFailure({
  id: 'running-as-root-warning',
  severity: 'warning',
  title: 'the worker runs as root',
  cause: "The worker's user id is 0, mostly because a container has no USER.",
  action:
    "Run it as an unprivileged user (`--uid`, `USER` in the Dockerfile). It isn't the cause of other failures in this log.",
  clauses: [{ says: 'running the worker with superuser privileges' }],
  rank: 66,
})

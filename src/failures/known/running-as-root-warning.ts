import { defineFailure } from '../define-failure.ts'

export const runningAsRootWarning = defineFailure({
  id: 'running-as-root-warning',
  severity: 'warning',
  title: 'The worker runs as root',
  cause: "The worker's user id is 0, usually because the container's image sets no USER.",
  action:
    'Run it as an unprivileged user (`--uid`, `USER` in the Dockerfile). It is not the cause of other failures in this log.',
  clauses: [{ contains: 'running the worker with superuser privileges' }],
  rank: 79,
})

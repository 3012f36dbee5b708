import { defineFailure } from '../define-failure.ts'

export const inspectNoNodesReplied = defineFailure({
  id: 'inspect-no-nodes-replied',
  severity: 'degraded',
  title: 'No worker replied',
  cause:
    'No worker is running, the command uses another broker or app, or all workers are busy in the solo pool, which does not reply during a task.',
  action:
    'Check that a worker runs and that both use the same broker URL; raise `--timeout`. `poolwise worker ping` distinguishes busy from dead.',
  clauses: [
    {
      contains: ['No nodes replied within time constraint', 'Error: No nodes replied'],
    },
  ],
})

import { defineFailure } from '../define-failure.ts'

export const inspectNoNodesReplied = defineFailure({
  id: 'inspect-no-nodes-replied',
  severity: 'degraded',
  title: 'no worker answered',
  cause:
    'No worker is running, the command asks another broker or app, or all workers are busy in the solo pool, which answers nothing during a task.',
  action:
    'Check that a worker runs and that both use the same broker URL; raise `--timeout`. `poolwise worker ping` tells busy from dead.',
  clauses: [
    {
      says: ['No nodes replied within time constraint', 'Error: No nodes replied'],
    },
  ],
})

import { defineFailure } from '../define-failure.ts'

export const workerLostSigkill = defineFailure({
  id: 'worker-lost-sigkill',
  severity: 'task-loss',
  title: 'A pool process was killed (SIGKILL)',
  cause:
    "Nearly always the kernel's or the container's out-of-memory killer. Celery itself kills a child only for a hard time limit or a slow start, and logs it.",
  action:
    "Check the memory. Lower `-c` (the default counts the host's CPUs), set `--max-memory-per-child` or `--max-tasks-per-child`, or add memory.",
  clauses: [{ contains: ['signal 9 (SIGKILL)', 'prematurely: signal 9'], inTask: true }],
  rank: 35,
})

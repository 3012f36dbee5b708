import { defineFailure } from '../define-failure.ts'

export const workerLostSigkill = defineFailure({
  id: 'worker-lost-sigkill',
  severity: 'task-loss',
  title: 'A pool process was killed (SIGKILL)',
  cause:
    "Nearly always the kernel's or the container's out-of-memory killer. Celery itself kills a child only for a hard time limit or a slow start, and logs it.",
  action:
    "Check the memory. Lower `-c` (the default counts the host's CPUs), set `--max-memory-per-child` or `--max-tasks-per-child`, or add memory.",
  clauses: [
    { contains: ['signal 9 (SIGKILL)', 'prematurely: signal 9', 'prematurely (exitcode: -9)'], inTask: true },
    // Airflow, whose task processes are children of a pool process.
    {
      contains: [
        'Process terminated by signal. Likely out of memory',
        'Task exited with return code Negsignal.SIGKILL',
        'Task exited with return code -9',
        'was killed before it finished (likely due to running out of memory)',
      ],
      inTask: true,
    },
    { contains: 'died with <Signals.SIGKILL: 9>', andContains: ['celery', 'airflow'], inTask: true },
    // The kernel and systemd.
    { contains: 'Killed process ', matches: /Killed process \d+ \((?:celery|\[celeryd|python[\d.]{0,6}: celery)/ },
    { contains: ['killed by the OOM killer', "Failed with result 'oom-kill'"], matches: /celery|worker/i },
  ],
  rank: 35,
})

import { defineFailure } from '../define-failure.ts'

export const windows63Handles = defineFailure({
  id: 'windows-63-handles',
  severity: 'fatal',
  title: 'Windows can wait for at most 63 handles',
  cause:
    "WaitForMultipleObjects takes 64 handles, and Python keeps one of them for itself. The cause is nearly always a multiprocessing pool or a ProcessPoolExecutor in the task's own code.",
  action: 'Use at most 60 processes (`-c 60` or fewer, `max_workers=60`), or threads for more concurrency.',
  clauses: [{ contains: ['need at most 63 handles', 'max_workers must be <= 61'], inTask: true }],
})

import { defineRule, iff } from '../define-rule.ts'

/**
 * billiard duplicates its semaphore handles into the process that it started. In a Windows virtual environment that is
 * python.exe, a launcher; the interpreter that runs the tasks is the launcher's child and never gets the handles.
 * CPython fixed the same bug in multiprocessing: https://bugs.python.org/issue35797
 */
export const preforkOnWindows = defineRule({
  id: 'prefork-on-windows',
  when: ({ os, launcher, configuredPool, poolRoundTrip }) => {
    // `worker launch --pool prefork` bypasses the launcher, once a trial on this machine has worked.
    const bypassed =
      configuredPool?.pool === 'prefork' && configuredPool.origin.kind === 'flag' && poolRoundTrip === 'worked'
    return iff(os === 'windows' && !bypassed, {
      rejects: 'prefork',
      reason: launcher
        ? "billiard passes its semaphores to the virtual environment's launcher instead of the pool children: tasks are received and never run (WinError 5, WinError 6 or no error at all)"
        : 'Celery does not support prefork on Windows: children are spawned, soft time limits are missing, and in a virtual environment the semaphores do not reach the children',
    })
  },
})

import { defineFailure } from '../define-failure.ts'
import { LOST_CHILD } from '../shared/relations.ts'

export const windowsTimelimitCrash = defineFailure({
  id: 'windows-timelimit-crash',
  severity: 'fatal',
  title: 'A hard time limit crashes the whole worker',
  cause: "billiard 4.2.0 and older ask for the child's process group, which Windows does not have.",
  action: 'Upgrade billiard to 4.3 or newer, or remove the time limit on Windows.',
  clauses: [
    { contains: ["has no attribute 'getpgid'", "has no attribute 'killpg'"] },
    { contains: "Thread 'TimeoutHandler' crashed" },
  ],
  causes: ['task-hard-time-limit', ...LOST_CHILD],
})

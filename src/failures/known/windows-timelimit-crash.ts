import { defineFailure } from '../define-failure.ts'
import { LOST_CHILD } from '../shared/relations.ts'

export const windowsTimelimitCrash = defineFailure({
  id: 'windows-timelimit-crash',
  severity: 'fatal',
  title: 'a hard time limit takes the whole worker down',
  cause: "billiard 4.2.0 and older ask for the process group of the child, which Windows doesn't have.",
  action: 'Upgrade billiard to 4.3 or newer, or drop the time limit on Windows.',
  clauses: [
    { says: ["has no attribute 'getpgid'", "has no attribute 'killpg'"] },
    { says: "Thread 'TimeoutHandler' crashed" },
  ],
  causes: ['task-hard-time-limit', ...LOST_CHILD],
})

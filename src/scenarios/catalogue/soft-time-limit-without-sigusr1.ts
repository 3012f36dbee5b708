import { defineScenario } from '../define-scenario.ts'
import { worker } from '../shared/defaults.ts'
import { allDone } from '../shared/stop-conditions.ts'
import { naps, timeoutsInTasks } from '../shared/time-limits.ts'
import { onlyOnWindows } from '../shared/unsupported.ts'

export const softTimeLimitWithoutSigusr1 = defineScenario({
  id: 'soft-time-limit-without-sigusr1',
  title: 'Windows has no signal for soft time limits: the first one to expire stops the whole worker',
  label: 'windows-soft-timeout-unsupported',
  broker: 'embedded',
  unsupportedReason: onlyOnWindows,
  failure: {
    ...naps,
    description: 'tasks that run longer than their soft time limit of 1 s',
    argv: worker('shop', '-c', '2', '--soft-time-limit=1'),
    stopWhen: allDone,
    // With older billiards the tasks run on, with a warning.
    predicted: {
      diagnosis: ['windows-soft-timeout-unsupported', 'windows-timelimit-crash'],
      logMatches: /Soft timeouts are not supported|TimeoutHandler/,
    },
  },
  cure: timeoutsInTasks,
})

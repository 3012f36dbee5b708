import { olderThan } from '../../versions/compare.ts'
import { defineScenario } from '../define-scenario.ts'
import { worker } from '../shared/defaults.ts'
import { never } from '../shared/stop-conditions.ts'
import { naps, timeoutsInTasks } from '../shared/time-limits.ts'
import { onlyOnWindows } from '../shared/unsupported.ts'

export const hardLimitOldBilliard = defineScenario({
  id: 'hard-limit-old-billiard',
  title: 'A hard time limit stops the whole worker on Windows',
  label: 'windows-timelimit-crash',
  broker: 'embedded',
  unsupportedReason: (environment) =>
    onlyOnWindows(environment) ??
    (olderThan(environment.celery.billiardVersion, '4.3.2')
      ? null
      : `billiard ${environment.celery.billiardVersion} enforces hard time limits; up to 4.3.1 it did not`),
  failure: {
    ...naps,
    description: 'tasks that run longer than their hard time limit of 1 s',
    argv: worker('shop', '-c', '2', '--time-limit=1'),
    stopWhen: never,
    predicted: { diagnosis: 'windows-timelimit-crash', done: 0, exit: 'failure' },
  },
  cure: timeoutsInTasks,
})

import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { notOnWindows } from '../shared/unsupported.ts'

export const processesInATask = defineScenario({
  id: 'processes-in-a-task',
  title: 'A task in a prefork child cannot start processes',
  label: 'daemonic-children-not-allowed',
  broker: 'embedded',
  unsupportedReason: notOnWindows(
    'on Windows the processes of a prefork child fail earlier: its authentication key cannot be pickled',
  ),
  failure: {
    ...defaults,
    description: 'a task starts two processes with multiprocessing, in a prefork child',
    project: 'processes',
    argv: worker('shop', '-c', '2'),
    env: { FORKED_BY_MULTIPROCESSING: '1' },
    stopWhen: matchesForEach(/raised unexpected/),
    predicted: { diagnosis: 'daemonic-children-not-allowed', done: 0 },
  },
  cure: {
    ...defaults,
    description: 'the threads pool: tasks run in the worker process, which may start processes',
    project: 'processes',
    argv: worker('shop', '-c', '2', '--pool=threads'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all', notes: { half: 8 } },
  },
})

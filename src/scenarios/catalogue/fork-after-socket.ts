import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, timesIn } from '../shared/stop-conditions.ts'
import { whereForkIsTheDefault } from '../shared/unsupported.ts'

export const forkAfterSocket = defineScenario({
  id: 'fork-after-socket',
  title: "Pool children share a connection that was opened before the fork, and read each other's answers",
  label: 'user-task-error',
  broker: 'embedded',
  unsupportedReason: whereForkIsTheDefault,
  failure: {
    ...defaults,
    description: 'a connection is opened when the app is imported, and two children use it',
    project: 'socket_before_fork',
    argv: worker('shop', '-c', '2'),
    stopWhen: ({ log, notes, tasks }) => timesIn(log, /raised unexpected/) + (notes['done'] ?? 0) >= tasks,
    predicted: { diagnosis: 'user-task-error', logMatches: /asked \d+, and was answered \d+/ },
  },
  cure: {
    ...defaults,
    description: 'each child opens its own, in a receiver of worker_process_init',
    project: 'socket_before_fork',
    argv: worker('cured', '-c', '2'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

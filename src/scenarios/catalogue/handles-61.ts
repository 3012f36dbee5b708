import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, soloWorker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { onlyOnWindows } from '../shared/unsupported.ts'

const task = { ...defaults, tasks: 1, project: 'executor', argv: soloWorker } as const satisfies Partial<Run>

export const handles61 = defineScenario({
  id: 'handles-61',
  title: 'A ProcessPoolExecutor with more than 61 processes fails on Windows',
  label: 'windows-63-handles',
  broker: 'embedded',
  unsupportedReason: onlyOnWindows,
  failure: {
    ...task,
    description: 'a task creates an executor with 62 processes',
    env: { SHOP_PROCESSES: '62' },
    stopWhen: matchesForEach(/raised unexpected/),
    predicted: { diagnosis: 'windows-63-handles', done: 0 },
  },
  cure: {
    ...task,
    description: 'as many processes as there are CPUs',
    env: { SHOP_PROCESSES: '2' },
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

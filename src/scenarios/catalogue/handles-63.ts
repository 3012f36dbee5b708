import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, soloWorker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { onlyOnWindows } from '../shared/unsupported.ts'

const task = { ...defaults, tasks: 1, project: 'waits', argv: soloWorker } as const satisfies Partial<Run>

export const handles63 = defineScenario({
  id: 'handles-63',
  title: 'Waiting for more than 63 connections at once fails on Windows',
  label: 'windows-63-handles',
  broker: 'embedded',
  unsupportedReason: onlyOnWindows,
  failure: {
    ...task,
    description: 'a task waits for 70 pipes at once',
    env: { SHOP_AT_ONCE: '70' },
    stopWhen: matchesForEach(/raised unexpected/),
    predicted: { diagnosis: 'windows-63-handles', done: 0 },
  },
  cure: {
    ...task,
    description: 'in groups of 35',
    env: { SHOP_AT_ONCE: '35' },
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

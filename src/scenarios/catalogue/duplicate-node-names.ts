import { defineScenario } from '../define-scenario.ts'
import type { Companion, Run } from '../scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { never } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

/** Workers with these names, each started when the one before is ready. */
const named = (...names: readonly string[]): readonly Companion[] =>
  names.map((name, index) => ({
    argv: worker('shop', '--pool=solo', '-n', `${name}@%h`),
    until: ({ notes }) => (notes['ready'] ?? 0) > index,
  }))

const ping = {
  ...defaults,
  tasks: 0,
  project: 'adds',
  argv: ['-m', 'celery', '-A', 'shop', 'inspect', 'ping'],
  stopWhen: never,
} as const satisfies Partial<Run>

export const duplicateNodeNames = defineScenario({
  id: 'duplicate-node-names',
  title: 'Remote control takes two workers with the same node name for one',
  label: 'duplicate-nodename',
  broker: 'redis',
  packages: ['redis'],
  unsupportedReason: everywhere,
  failure: {
    ...ping,
    description: 'both workers are named one',
    companions: named('one', 'one'),
    predicted: { diagnosis: 'duplicate-nodename', exit: 0 },
  },
  cure: {
    ...ping,
    description: 'each worker has its own name',
    companions: named('one', 'two'),
    predicted: { diagnosis: null, exit: 0, logMatches: /two@/ },
  },
})

import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults } from '../shared/defaults.ts'
import { never } from '../shared/stop-conditions.ts'
import { sinceCelery } from '../shared/unsupported.ts'

const view = {
  ...defaults,
  tasks: 0,
  project: 'publish',
  argv: ['view.py'],
  stopWhen: never,
} as const satisfies Partial<Run>

export const publishBlocksBrokerDown = defineScenario({
  id: 'publish-blocks-broker-down',
  title: 'Sending a task blocks a web view while the broker is down',
  label: 'result-backend-connection-error',
  broker: 'closed',
  packages: ['redis'],
  unsupportedReason: sinceCelery('5.0.0', 'has no setting for how often the result backend is retried'),
  failure: {
    ...view,
    description: 'broker and result backend are down, with the default settings',
    predicted: { exit: 'failure', logMatches: /blocked for \d\d+\.\d s/ },
  },
  cure: {
    ...view,
    description: 'few retries and short timeouts: the view fails at once and can report it',
    env: { SHOP_FAIL_FAST: '1' },
    predicted: { exit: 'failure', logMatches: /blocked for [0-4]\.\d s/ },
  },
})

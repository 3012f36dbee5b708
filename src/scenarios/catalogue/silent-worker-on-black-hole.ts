import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, soloWorker } from '../shared/defaults.ts'
import { matches, quietFor } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

const silent = { ...defaults, tasks: 0, project: 'silent_broker', argv: soloWorker } as const satisfies Partial<Run>

export const silentWorkerOnBlackHole = defineScenario({
  id: 'silent-worker-on-black-hole',
  title: 'A broker accepts connections and never answers: the worker logs nothing at all',
  label: 'worker-silent-on-broker',
  broker: 'silent',
  packages: ['redis'],
  unsupportedReason: everywhere,
  failure: {
    ...silent,
    description: 'no timeouts: the worker waits forever and logs nothing',
    // The banner, then nothing for longer than a broker takes to answer.
    stopWhen: (progress) => matches(/\[tasks\]/)(progress) && quietFor(6)(progress),
    predicted: { diagnosis: 'worker-silent-on-broker', exit: 'running', logLacks: /Connected to|Cannot connect/ },
  },
  cure: {
    ...silent,
    description: 'a socket timeout of 2 s: the worker logs the error and retries',
    env: { SHOP_TIMEOUT: '2' },
    stopWhen: matches(/Trying again in/),
    predicted: { diagnosis: 'broker-connection-timeout', exit: 'running' },
  },
})

import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

/** Without mingle, which waits for other workers at the start and sends no heartbeats meanwhile either. */
const longTask = (...pool: readonly string[]) =>
  ({
    ...defaults,
    tasks: 1,
    project: 'long_nap',
    argv: worker('shop', ...pool, '--without-mingle', '--without-gossip'),
    env: { SHOP_SECONDS: '11', SHOP_HEARTBEAT: '3' },
  }) as const satisfies Partial<Run>

export const soloWithoutHeartbeats = defineScenario({
  id: 'solo-without-heartbeats',
  title: 'A busy solo worker sends no heartbeats: RabbitMQ closes the connection, and the task runs again',
  label: 'broker-connection-lost',
  broker: 'rabbitmq',
  unsupportedReason: everywhere,
  failure: {
    ...longTask('--pool=solo'),
    description: 'solo, a late-acknowledged task of 11 s, a heartbeat every 3 s',
    stopWhen: ({ notes }) => (notes['begun'] ?? 0) > 1,
    predicted: { diagnosis: ['broker-connection-lost', 'amqp-heartbeat-missed'], notes: { begun: 2, done: 1 } },
  },
  cure: {
    ...longTask('-c', '1'),
    description: 'prefork: the main process sends heartbeats while a child runs the task',
    // Long enough for RabbitMQ to deliver the task again.
    stopWhen: (progress) => allDone(progress) && (progress.sinceReady ?? 0) >= 15,
    predicted: { diagnosis: null, done: 1, notes: { begun: 1 } },
  },
})

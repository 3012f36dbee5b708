import { defineScenario, everywhere, sinceCelery } from '../define-scenario.ts'
import { afterReady, allDone, never, quietAfter } from './stop-conditions.ts'
import type { Run, Seen } from '../scenario.ts'
import { usual, worker } from './defaults.ts'

/** The first worker gets the task; the second starts while it is under way, as when a new version is rolled out. */
const rolledOut = (visibilityTimeout: string) => {
  const env = { SHOP_SECONDS: '8', SHOP_VISIBILITY_TIMEOUT: visibilityTimeout }
  return {
    ...usual,
    tasks: 1,
    project: 'long_nap',
    argv: worker('shop', '-c', '1', '-n', 'second@%h'),
    env,
    companions: [
      {
        argv: worker('shop', '-c', '1', '-n', 'first@%h'),
        env: { ...env, SHOP_SENDS: '1' },
        until: ({ notes, sinceReady }: Seen) => notes['begun'] === 1 && (sinceReady ?? 0) > 1.5,
      },
    ],
  } as const satisfies Partial<Run>
}

export const visibilityTimeoutTooShort = defineScenario({
  id: 'visibility-timeout-shorter-than-task',
  title: 'Redis gives a task to a second worker while the first is still at it',
  label: 'redis-visibility-timeout-redelivery',
  broker: 'redis',
  packages: ['redis'],
  notHere: everywhere,
  failure: {
    ...rolledOut('1'),
    says: 'a late-acknowledged task of 8 s, a visibility timeout of 1 s, a second worker is started meanwhile',
    enough: ({ notes }) => notes['begun'] === 2,
    predicted: { notes: { begun: 2 } },
  },
  cure: {
    ...rolledOut('3600'),
    says: 'a visibility timeout longer than the longest task: the second worker leaves it alone',
    enough: allDone,
    predicted: { diagnosis: null, done: 1, notes: { begun: 1 } },
  },
})

/** Without mingle, which waits for other workers at the start and sends no heartbeats meanwhile, either. */
const longTask = (...pool: readonly string[]) =>
  ({
    ...usual,
    tasks: 1,
    seconds: 60,
    project: 'long_nap',
    argv: worker('shop', ...pool, '--without-mingle', '--without-gossip'),
    env: { SHOP_SECONDS: '11', SHOP_HEARTBEAT: '3' },
  }) as const satisfies Partial<Run>

export const soloWithoutHeartbeats = defineScenario({
  id: 'solo-without-heartbeats',
  title: 'A busy solo worker sends no heartbeats: RabbitMQ hangs up, and the task is run again',
  label: 'broker-connection-lost',
  broker: 'rabbitmq',
  notHere: everywhere,
  failure: {
    ...longTask('--pool=solo'),
    says: 'solo, a late-acknowledged task of 11 s, a heartbeat every 3 s',
    enough: ({ notes }) => (notes['begun'] ?? 0) > 1,
    predicted: { diagnosis: ['broker-connection-lost', 'amqp-heartbeat-missed'], notes: { begun: 2, done: 1 } },
  },
  cure: {
    ...longTask('-c', '1'),
    says: 'prefork: the main process sends heartbeats while a child runs the task',
    enough: afterReady(15),
    predicted: { diagnosis: null, done: 1, notes: { begun: 1 } },
  },
})

export const publishBlocksBrokerDown = defineScenario({
  id: 'publish-blocks-broker-down',
  title: 'Sending a task holds a web view up while the broker is down',
  label: 'result-backend-connection-error',
  broker: 'closed',
  packages: ['redis'],
  notHere: sinceCelery('5.0.0', "can't be told how often to ask the result backend"),
  failure: {
    ...usual,
    tasks: 0,
    seconds: 60,
    says: 'broker and result backend are down, and nothing is configured for that',
    project: 'publish',
    argv: ['view.py'],
    enough: never,
    predicted: { exit: 'failure', longerThan: 10 },
  },
  cure: {
    ...usual,
    tasks: 0,
    seconds: 60,
    says: 'few retries and short timeouts: the view fails at once, and can say so',
    project: 'publish',
    argv: ['view.py'],
    env: { SHOP_FAIL_FAST: '1' },
    enough: never,
    predicted: { exit: 'failure', within: 5 },
  },
})

export const silentWorkerOnBlackHole = defineScenario({
  id: 'silent-worker-on-black-hole',
  title: 'A broker that takes connections and never answers: the worker says nothing at all',
  label: 'worker-silent-on-broker',
  broker: 'silent',
  packages: ['redis'],
  notHere: everywhere,
  failure: {
    ...usual,
    tasks: 0,
    says: 'no timeouts: the worker waits for ever, without a line',
    project: 'silent_broker',
    argv: worker('shop', '--pool=solo'),
    // Its banner, then nothing for longer than a broker takes to answer.
    enough: quietAfter(/\[tasks\]/, 6),
    predicted: { diagnosis: 'worker-silent-on-broker', exit: 'running', saysNot: /Connected to|Cannot connect/ },
  },
  cure: {
    ...usual,
    tasks: 0,
    says: 'a socket timeout of 2 s: it says what is wrong, and tries again',
    project: 'silent_broker',
    argv: worker('shop', '--pool=solo'),
    env: { SHOP_TIMEOUT: '2' },
    enough: ({ log }) => /Trying again in/.test(log),
    predicted: { diagnosis: 'broker-connection-timeout', exit: 'running' },
  },
})

const named = (...names: readonly string[]) =>
  names.map((name, index) => ({
    argv: worker('shop', '--pool=solo', '-n', `${name}@%h`),
    until: ({ notes }: Seen) => (notes['ready'] ?? 0) > index,
  }))

export const duplicateNodeNames = defineScenario({
  id: 'duplicate-node-names',
  title: 'Two workers have the same node name: remote control takes them for one',
  label: 'duplicate-nodename',
  broker: 'redis',
  packages: ['redis'],
  notHere: everywhere,
  failure: {
    ...usual,
    tasks: 0,
    says: 'both workers are called one',
    project: 'adds',
    companions: named('one', 'one'),
    argv: ['-m', 'celery', '-A', 'shop', 'inspect', 'ping'],
    enough: never,
    predicted: { diagnosis: 'duplicate-nodename', exit: 0 },
  },
  cure: {
    ...usual,
    tasks: 0,
    says: 'each has a name of its own',
    project: 'adds',
    companions: named('one', 'two'),
    argv: ['-m', 'celery', '-A', 'shop', 'inspect', 'ping'],
    enough: never,
    predicted: { diagnosis: null, exit: 0, says: /two@/ },
  },
})

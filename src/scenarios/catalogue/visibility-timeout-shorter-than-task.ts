import type { Progress } from '../../sandbox/sandbox.ts'
import { defineScenario } from '../define-scenario.ts'
import type { Run } from '../scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone } from '../shared/stop-conditions.ts'
import { everywhere } from '../shared/unsupported.ts'

/** The first worker gets the task; the second starts while the task runs, as in a rolling deployment. */
const rollout = (visibilityTimeout: string) => {
  const env = { SHOP_SECONDS: '8', SHOP_VISIBILITY_TIMEOUT: visibilityTimeout }
  return {
    ...defaults,
    tasks: 1,
    project: 'long_nap',
    argv: worker('shop', '-c', '1', '-n', 'second@%h'),
    env,
    companions: [
      {
        argv: worker('shop', '-c', '1', '-n', 'first@%h'),
        env: { ...env, SHOP_SENDS: '1' },
        until: ({ notes, sinceReady }: Progress) => notes['begun'] === 1 && (sinceReady ?? 0) > 1.5,
      },
    ],
  } as const satisfies Partial<Run>
}

export const visibilityTimeoutShorterThanTask = defineScenario({
  id: 'visibility-timeout-shorter-than-task',
  title: 'Redis delivers a task to a second worker while the first still runs it',
  label: 'redis-visibility-timeout-redelivery',
  broker: 'redis',
  packages: ['redis'],
  unsupportedReason: everywhere,
  failure: {
    ...rollout('1'),
    description:
      'a late-acknowledged task of 8 s, a visibility timeout of 1 s, and a second worker that starts meanwhile',
    stopWhen: ({ notes }) => notes['begun'] === 2,
    predicted: { notes: { begun: 2 } },
  },
  cure: {
    ...rollout('3600'),
    description: 'a visibility timeout longer than the longest task: the second worker does not get the task',
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 1, notes: { begun: 1 } },
  },
})

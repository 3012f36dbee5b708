import { expect, test } from 'vitest'
import type { FailureId } from '../../../src/failures/known/catalogue.ts'
import { inOrder } from '../../../src/failures/recognise/precedence.ts'

/** Found, in the order of the lines → reported. */
const TABLE: readonly (readonly [string, readonly FailureId[], readonly FailureId[]])[] = [
  [
    'a hard limit explains the kill',
    ['worker-lost-sigkill', 'task-hard-time-limit'],
    ['task-hard-time-limit', 'worker-lost-sigkill'],
  ],
  [
    'a slow start explains the kill',
    ['worker-lost-sigkill', 'worker-process-up-timeout'],
    ['worker-process-up-timeout', 'worker-lost-sigkill'],
  ],
  [
    'from lost to refused: lost',
    ['broker-connection-lost', 'redis-connection-refused'],
    ['broker-connection-lost', 'redis-connection-refused'],
  ],
  [
    'from refused to lost: what came first',
    ['redis-connection-refused', 'broker-connection-lost'],
    ['redis-connection-refused', 'broker-connection-lost'],
  ],
  ['a shutdown comes last', ['warm-shutdown', 'clock-drift'], ['clock-drift', 'warm-shutdown']],
  ['a shutdown is all there is', ['warm-shutdown'], ['warm-shutdown']],
  [
    'root is not the cause',
    ['running-as-root-warning', 'unregistered-task'],
    ['unregistered-task', 'running-as-root-warning'],
  ],
  ['a Django failure is more specific', ['app-import-error', 'django-apps-not-ready'], ['django-apps-not-ready']],
  [
    'resets before a refusal are not TLS',
    ['broker-tls-mismatch', 'redis-connection-refused'],
    ['redis-connection-refused'],
  ],
  [
    'WinError before its exit code',
    ['worker-lost-exitcode', 'windows-prefork-permission-error'],
    ['windows-prefork-permission-error', 'worker-lost-exitcode'],
  ],
  [
    'fatal before degraded',
    ['duplicate-nodename', 'amqp-resource-locked'],
    ['amqp-resource-locked', 'duplicate-nodename'],
  ],
  [
    'of two equals, the first',
    ['unregistered-task', 'not-json-serializable'],
    ['unregistered-task', 'not-json-serializable'],
  ],
]

test.each(TABLE)('%s', (_, found, reported) => {
  expect(inOrder(found.map((id, line) => ({ id, line }))).map(({ id }) => id)).toEqual(reported)
})

test('order of input does not matter', () => {
  const found = TABLE.flatMap(([, ids]) => ids).map((id, line) => ({ id, line }))
  const ids = (list: typeof found) => inOrder(list).map(({ id }) => id)
  expect(ids([...found].reverse())).toEqual(ids(found))
})

import { expect, it } from 'vitest'
import type { WorkerFact } from '../../src/facts/worker.ts'
import { canaryOptions } from '../../src/worker/canary-options.ts'
import { workerFact } from '../support/facts.ts'

it.each<[command: string | null, over: Partial<WorkerFact>, pool: string[]]>([
  [null, {}, ['--concurrency=2']],
  ['celery -A shop worker -l info', {}, ['--concurrency=2']],
  // In the very form in which it stands there: one is patched and the other isn't.
  ['celery -A shop worker -P gevent -c 50', { pool: 'gevent', concurrency: 50 }, ['-P', 'gevent', '--concurrency=2']],
  ['celery -A shop worker -Pgevent', { pool: 'gevent' }, ['-Pgevent', '--concurrency=2']],
  ['celery -A shop worker --pool=threads', { pool: 'threads' }, ['--pool=threads', '--concurrency=2']],
  ['celery -A shop worker --pool solo', { pool: 'solo' }, ['--pool', 'solo']],
  ['celery -A shop worker -c 1', { concurrency: 1 }, ['--concurrency=1']],
  [
    'celery -A shop worker --pool-start-method=spawn',
    { startMethod: 'spawn' },
    ['--pool-start-method=spawn', '--concurrency=2'],
  ],
  [
    'celery -A shop worker --without-gossip --without-mingle',
    {},
    ['--without-gossip', '--without-mingle', '--concurrency=2'],
  ],
  // Nothing that writes, detaches or consumes.
  ['celery -A shop worker -B -D --pidfile=w.pid -f w.log -Q mail -n w1@%h', {}, ['--concurrency=2']],
  ['poolwise worker launch --auto-pool', {}, ['--concurrency=2']],
])('%s', (command, over, pool) => {
  const options = canaryOptions(workerFact({ command: command?.split(' ') ?? null, ...over }))
  expect(options.slice(0, options.indexOf('--queues=poolwise.canary'))).toEqual(pool)
})

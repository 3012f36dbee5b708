import { expect, it } from 'vitest'
import { celeryCommand } from '../../src/pool/celery-command.ts'
import type { PlannedNode } from '../../src/pool/plan.ts'

const node = (over: Partial<PlannedNode> = {}): PlannedNode => ({
  name: null,
  pool: 'prefork',
  concurrency: null,
  queues: [],
  ...over,
})

it.each<[string, PlannedNode, string | null, string | null, string]>([
  ['the plain one', node(), 'shop', null, '--pool=prefork'],
  ['with a size', node({ concurrency: 4 }), 'shop', null, '--pool=prefork --concurrency=4'],
  ['with a name', node({ pool: 'solo', name: 'solo1@%h' }), 'shop', null, '--pool=solo --hostname=solo1@%h'],
  ['with queues', node({ queues: ['imports', 'mail'] }), 'shop', null, '--pool=prefork --queues=imports,mail'],
  [
    'gevent in the form that patches',
    node({ pool: 'gevent', concurrency: 50 }),
    'shop',
    null,
    '--pool=gevent --concurrency=50',
  ],
  ['prefork against worker_pool', node(), 'shop', 'solo', '--pool=processes'],
  ['prefork with worker_pool', node(), 'shop', 'prefork', '--pool=prefork'],
  ['solo against worker_pool', node({ pool: 'solo' }), 'shop', 'gevent', '--pool=solo'],
  ["a pool of the project's own", node({ pool: 'custom' }), 'shop', 'pools:Own', ''],
  ['a custom pool named by its variable', node({ pool: 'custom' }), 'shop', null, '--pool=custom'],
  ['no app known', node(), null, null, '--pool=prefork'],
])('%s', (_, planned, app, setting, options) => {
  expect(celeryCommand(planned, app, setting)).toEqual([
    'celery',
    '-A',
    app ?? '<app>',
    'worker',
    ...options.split(' ').filter(Boolean),
    '--loglevel=INFO',
  ])
})

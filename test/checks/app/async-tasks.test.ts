import { asyncTasks } from '../../../src/checks/app/async-tasks.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, workerFact } from '../../support/facts.ts'

const app = appFact({
  asyncTasks: [
    { task: 'shop.refresh', file: 'shop.py', line: 7 },
    { task: 'library.poll', file: null, line: null },
  ],
})
const command = (...argv: string[]) => ({ file: 'Procfile', line: 1, argv: ['celery', ...argv], platforms: [] })

checkTable(asyncTasks, [
  ['plain functions', healthy(), { status: 'pass' }],
  ['an older report', healthy({ app: appFact({ asyncTasks: [] }) }), { status: 'pass' }],
  [
    'async functions',
    healthy({ app }),
    {
      status: 'fail',
      severity: 'error',
      at: 'shop.py:7',
      evidence: { tasks: ['shop.refresh (shop.py:7)', 'library.poll'], count: 2 },
    },
  ],
  [
    'a pool named by a variable is no other pool',
    healthy({ app, launchCommands: [command('-A', 'shop', 'worker', '-P', '$POOL')] }),
    { status: 'fail' },
  ],
  ['a pool of another package', healthy({ app, worker: workerFact({ pool: 'custom' }) }), { status: 'skip' }],
  [
    'one of the commands has such a pool',
    healthy({ app, launchCommands: [command('-A', 'shop', 'worker', '-P', 'celery_aio_pool.pool:AsyncIOPool')] }),
    { status: 'skip' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])

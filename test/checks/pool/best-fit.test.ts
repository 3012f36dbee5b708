import { bestFit } from '../../../src/checks/pool/best-fit.ts'
import type { PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  appFact,
  celeryFact,
  failed,
  healthy,
  ipcFact,
  onWindows,
  packagesFact,
  platformFact,
  workerFact,
} from '../../support/facts.ts'

const asks = (pool: PoolName) => workerFact({ pool, poolOrigin: { kind: 'setting', where: 'shop.py:5' } })

checkTable(bestFit, [
  [
    "Celery's default on Linux",
    healthy(),
    { status: 'pass', evidence: { configured: 'prefork', recommended: 'prefork' } },
  ],
  [
    'a chosen pool stands',
    healthy({ worker: asks('solo') }),
    { status: 'pass', evidence: { recommended: 'solo', from: 'shop.py:5' } },
  ],
  [
    'gevent chosen and installed',
    healthy({ worker: asks('gevent'), packages: packagesFact({ gevent: '26.9.0' }) }),
    { status: 'pass', evidence: { recommended: 'gevent' } },
  ],
  [
    'threads with time limits',
    healthy({ worker: asks('threads'), app: appFact({ settings: { worker_pool: 'threads', task_time_limit: 60 } }) }),
    {
      status: 'fail',
      severity: 'info',
      evidence: {
        configured: 'threads',
        recommended: 'prefork',
        because: 'task_time_limit (shop.py:5) is set: only prefork supports it fully',
      },
      // worker_pool hides --pool=prefork; its other name is heard.
      commands: ['poolwise pool recommend', 'celery -A shop worker --pool=processes --concurrency=4 --loglevel=INFO'],
    },
  ],
  [
    'no semaphores here',
    healthy({ ipc: ipcFact({ semaphore: failed('OSError', { errno: 28 }) }) }),
    { status: 'fail', severity: 'info', evidence: { configured: 'prefork', recommended: 'threads' } },
  ],
  [
    'prefork on Windows',
    onWindows(),
    {
      status: 'fail',
      severity: 'info',
      evidence: { recommended: 'solo' },
      commands: ['poolwise pool recommend', 'celery -A shop worker --pool=solo --loglevel=INFO'],
    },
  ],
  [
    'an old billiard forks on macOS',
    healthy({ platform: platformFact('macos'), celery: celeryFact({ version: '5.5.3', billiardVersion: '4.2.2' }) }),
    { status: 'fail', severity: 'info', evidence: { recommended: 'threads' } },
  ],
  ['without measurements the rules decide', without(healthy(), 'ipc'), { status: 'pass' }],
  ['the worker is not known', without(healthy(), 'worker'), { status: 'skip' }],
])

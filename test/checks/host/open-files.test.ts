import { openFiles } from '../../../src/checks/host/open-files.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, healthy, platformFact, processFact, pythonFact, workerFact } from '../../support/facts.ts'

const limited = (
  limit: number | null,
  worker = workerFact({ concurrency: 4 }),
  broker_url: string | null = 'redis://localhost',
) =>
  healthy({
    worker,
    app: appFact({ settings: { broker_url } }),
    python: pythonFact({ process: processFact({ openFiles: { limit } }) }),
  })

checkTable(openFiles, [
  ['plenty', limited(1024), { status: 'pass', evidence: { needed: 40 } }],
  ['just enough', limited(40), { status: 'pass' }],
  [
    'too few for four children',
    limited(39),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { limit: 39, processes: 4, needed: 40 },
      commands: ['ulimit -n 1024', 'celery -A shop worker --loglevel=INFO --concurrency=2'],
    },
  ],
  ['too few for any', limited(20), { status: 'fail', commands: ['ulimit -n 1024'] }],
  ["Celery's default: one for each CPU", limited(39, workerFact()), { status: 'fail', evidence: { processes: 4 } }],
  ['RabbitMQ takes fewer', limited(34, undefined, 'amqp://localhost'), { status: 'pass' }],
  ['RabbitMQ by default', limited(33, undefined, null), { status: 'fail', evidence: { needed: 34 } }],
  ['a transport with the pool that shares its pipes', limited(9, undefined, 'memory://'), { status: 'skip' }],
  ['no limit', limited(null), { status: 'pass' }],
  ['threads have no pipes', limited(20, workerFact({ pool: 'threads' })), { status: 'skip' }],
  [
    'Windows has no such limit',
    healthy({ python: pythonFact({ process: processFact({ openFiles: null }) }) }),
    { status: 'skip' },
  ],
  ['asked for another system', { ...limited(20), platform: platformFact('macos', 'linux') }, { status: 'skip' }],
])

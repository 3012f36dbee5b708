import { openFiles } from '../../../src/checks/host/open-files.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, platformFact, processFact, pythonFact, workerFact } from '../../support/facts.ts'

const limited = (limit: number | null, worker = workerFact({ concurrency: 4 })) =>
  healthy({ worker, python: pythonFact({ process: processFact({ openFiles: { limit } }) }) })

checkTable(openFiles, [
  ['plenty', limited(1024), { status: 'pass', evidence: { needed: 44 } }],
  ['just enough', limited(44), { status: 'pass' }],
  [
    'too few for four children',
    limited(43),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { limit: 43, processes: 4, needed: 44 },
      commands: ['ulimit -n 1024', 'celery -A shop worker --concurrency=2'],
    },
  ],
  ['too few for any', limited(20), { status: 'fail', commands: ['ulimit -n 1024'] }],
  ["Celery's default: one for each CPU", limited(43, workerFact()), { status: 'fail', evidence: { processes: 4 } }],
  ['no limit', limited(null), { status: 'pass' }],
  ['threads have no pipes', limited(20, workerFact({ pool: 'threads' })), { status: 'skip' }],
  [
    'Windows has no such limit',
    healthy({ python: pythonFact({ process: processFact({ openFiles: null }) }) }),
    { status: 'skip' },
  ],
  ['asked for another system', { ...limited(20), platform: platformFact('macos', 'linux') }, { status: 'skip' }],
])

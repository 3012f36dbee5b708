import { memory } from '../../../src/checks/host/memory.ts'
import type { AfterImportFact } from '../../../src/facts/after-import.ts'
import { checkTable } from '../../support/check-case.ts'
import {
  afterImportFact,
  appFact,
  healthy,
  platformFact,
  processFact,
  pythonFact,
  workerFact,
} from '../../support/facts.ts'

const MB = 2 ** 20
const app = (own: number | null, copied: number | null): Partial<AfterImportFact> => ({
  ownBytes: own && own * MB,
  copiedBytes: copied && copied * MB,
})
const left = (megabytes: number, size: Partial<AfterImportFact>, worker = workerFact({ concurrency: 8 })) =>
  healthy({
    worker,
    afterImport: afterImportFact(size),
    python: pythonFact({ process: processFact({ memory: { where: 'memory.max', availableBytes: megabytes * MB } }) }),
  })

checkTable(memory, [
  ['plenty', left(4000, app(100, 60)), { status: 'pass', evidence: { needed: '580 MB' } }],
  ['just enough', left(580, app(100, 60)), { status: 'pass' }],
  [
    'too little',
    left(500, app(100, 60)),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { left: '500 MB (memory.max)' },
      commands: ['celery -A shop worker --loglevel=INFO --concurrency=5'],
    },
  ],
  ['a small app: half of it is copied', left(260, app(60, null)), { status: 'fail', evidence: { needed: '300 MB' } }],
  ['large, but shared after a fork', left(500, app(300, 10)), { status: 'pass' }],
  [
    'the same, spawned',
    left(500, app(300, 10), workerFact({ concurrency: 8, startMethod: 'spawn' })),
    { status: 'fail', evidence: { needed: '2700 MB' } },
  ],
  ['not measured', left(10, app(null, null)), { status: 'skip' }],
  [
    'a transport with the pool that collects no garbage',
    {
      ...left(10, app(100, 60)),
      app: appFact({ settings: { broker_url: 'memory://' } }),
    },
    { status: 'skip' },
  ],
  ['threads share it all', left(10, app(100, 60), workerFact({ pool: 'threads' })), { status: 'skip' }],
  [
    'asked for another system',
    { ...left(10, app(100, 60)), platform: platformFact('macos', 'linux') },
    { status: 'skip' },
  ],
])

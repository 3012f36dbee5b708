import { processes } from '../../../src/checks/host/processes.ts'
import type { ProcessLimit } from '../../../src/facts/process.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, platformFact, processFact, pythonFact, workerFact } from '../../support/facts.ts'

const limited = (limit: Partial<ProcessLimit>, worker = workerFact({ concurrency: 8 })) =>
  healthy({
    worker,
    python: pythonFact({
      process: processFact({ processLimits: [{ kind: 'user', where: 'ulimit -u', limit: 20, used: 0, ...limit }] }),
    }),
  })

checkTable(processes, [
  ['no limit that matters', healthy(), { status: 'pass' }],
  ['just enough', limited({ limit: 20, used: 11 }), { status: 'pass' }],
  [
    'one too many',
    limited({ limit: 20, used: 12 }),
    { status: 'fail', severity: 'warn', evidence: { needed: 9, used: 12, limit: 20 } },
  ],
  [
    'the control group is full',
    limited({ kind: 'group', where: '/sys/fs/cgroup/pids.max', limit: 8 }),
    { status: 'fail', evidence: { where: '/sys/fs/cgroup/pids.max' } },
  ],
  ['threads count as well', limited({ limit: 8 }, workerFact({ pool: 'threads', concurrency: 8 })), { status: 'fail' }],
  ['solo starts none', limited({ limit: 1 }, workerFact({ pool: 'solo' })), { status: 'skip' }],
  [
    'asked for another system',
    { ...limited({ limit: 1 }), platform: platformFact('macos', 'linux') },
    { status: 'skip' },
  ],
])

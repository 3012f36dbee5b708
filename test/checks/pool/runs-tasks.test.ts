import { runsTasks } from '../../../src/checks/pool/runs-tasks.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, platformFact, poolTrialFact } from '../../support/facts.ts'

const trial = (over: Parameters<typeof poolTrialFact>[0]) => healthy({ poolTrial: poolTrialFact(over) })

checkTable(runsTasks, [
  ['it came back', healthy(), { status: 'pass', evidence: { 'took ms': 12 } }],
  [
    'it failed',
    trial({ status: 'failed', ms: null, error: 'ValueError: expected 3, got 0' }),
    { status: 'fail', severity: 'error', evidence: { command: 'celery -A shop worker --concurrency=2' } },
  ],
  [
    'nothing came back',
    trial({ status: 'silent', ms: null, complaints: ["Process 'ForkPoolWorker-1' exited with 'exitcode 3'"] }),
    { status: 'fail', evidence: { 'the worker said': ["Process 'ForkPoolWorker-1' exited with 'exitcode 3'"] } },
  ],
  ['the worker never was ready', trial({ status: 'silent', ready: false, pool: null, ms: null }), { status: 'fail' }],
  [
    'the worker ended',
    trial({ status: 'failed', ready: false, pool: null, error: 'boom', ms: null }),
    { status: 'fail' },
  ],
  [
    'it came back, and the log shows a failure',
    trial({
      failures: [
        {
          label: 'user-signal-handler-error',
          title: 'A signal handler in your code failed',
          action: 'Fix it.',
          text: "Signal handler <function bootstrap> raised: AttributeError('x')",
        },
      ],
    }),
    { status: 'fail', severity: 'error', commands: ['poolwise explain user-signal-handler-error'] },
  ],
  [
    'another system',
    { ...trial({ status: 'not-tried', ms: null }), platform: platformFact('windows', 'linux') },
    { status: 'unknown', commands: ['poolwise doctor --prove'] },
  ],
  ['without --prove', without(healthy(), 'poolTrial'), { status: 'skip' }],
])

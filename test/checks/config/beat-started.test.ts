import { beatStarted } from '../../../src/checks/config/beat-started.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, launchCommand } from '../../support/facts.ts'

const hourly = { entry: 'hourly', task: 'shop.add', queue: 'celery', where: null }
const worker = (over: Partial<LaunchCommand> = {}, command = 'celery -A shop worker'): LaunchCommand => ({
  ...launchCommand(command),
  file: 'Procfile',
  line: 2,
  ...over,
})
const scheduled = (launchCommands: readonly LaunchCommand[], over: Partial<Facts> = {}) =>
  healthy({ beatSchedule: { entries: [hourly], ownPackages: ['shop'] }, launchCommands, ...over })
const beat = { file: 'Procfile', line: 3, scheduler: null, prose: false }

checkTable(beatStarted, [
  ['no schedule', healthy({ launchCommands: [worker()] }), { status: 'pass' }],
  [
    'a worker, and nothing speaks of beat',
    scheduled([worker()]),
    { status: 'fail', severity: 'warn', at: 'Procfile:2', evidence: { entries: ['hourly: shop.add'] } },
  ],
  ['a worker and beat', scheduled([worker()], { beatCommands: [beat] }), { status: 'pass' }],
  [
    'beat in another form',
    scheduled([worker()], { beatMention: { file: 'deploy/values.yaml', complete: true } }),
    { status: 'pass', evidence: { 'beat is mentioned in': 'deploy/values.yaml' } },
  ],
  ['no worker command', scheduled([]), { status: 'skip' }],
  ['only documentation starts a worker', scheduled([worker({ file: 'README.md', prose: true })]), { status: 'skip' }],
  ['only tests start a worker', scheduled([worker({ file: 'tests/run.sh' })]), { status: 'skip' }],
  ["another app's worker", scheduled([worker({}, 'celery -A mail worker')]), { status: 'skip' }],
  [
    "the project's own program",
    scheduled([worker()], { ownStarts: [worker({}, 'shopctl start')] }),
    { status: 'skip' },
  ],
  [
    'not every file was read',
    scheduled([worker()], { beatMention: { file: null, complete: false } }),
    { status: 'unknown' },
  ],
])

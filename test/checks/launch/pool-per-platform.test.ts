import { poolPerPlatform } from '../../../src/checks/launch/pool-per-platform.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { LaunchCommand } from '../../../src/facts/project.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  appFact,
  healthy,
  launchCommand,
  launchContextFact,
  onWindows,
  platformFact,
  workerFact,
} from '../../support/facts.ts'

const WINDOWS = ['windows']
const one = (command: string, platforms: readonly string[], over: Partial<LaunchCommand> = {}): LaunchCommand => ({
  ...launchCommand(command, platforms),
  file: 'worker.bat',
  ...over,
})
const facts = (command: LaunchCommand, over: Partial<Facts> = {}) => healthy({ launchCommands: [command], ...over })
const forWindows = (command: LaunchCommand, over: Partial<Facts> = {}) =>
  facts(command, { platform: platformFact('windows', 'linux'), worker: workerFact({ pool: 'solo' }), ...over })
const plain = 'celery -A shop worker -l info'
const launch = 'poolwise worker launch --auto-pool'
const passes = (title: string, given: Partial<Facts>) => [title, given, { status: 'pass' }] as const

checkTable(poolPerPlatform, [
  [
    'nothing wrong in the part of a file that was searched',
    { ...facts(one(plain, [])), commandSearch: { partly: ['docker-compose.yml'], complete: true } },
    { status: 'unknown', evidence: { 'searched in part': ['docker-compose.yml'] } },
  ],
  [
    'nothing wrong in the files that were searched, of too many',
    { ...facts(one(plain, [])), commandSearch: { partly: [], complete: false } },
    { status: 'unknown' },
  ],
  passes('a command for any system, judged for Linux', facts(one(plain, []))),
  passes('a command for Linux, judged for Windows', forWindows(one(plain, ['linux', 'macos']))),
  passes('solo for Windows', facts(one(`${plain} -P solo`, WINDOWS))),
  passes('a variable for the pool', facts(one(`${plain} -P %POOL%`, WINDOWS))),
  passes('options that only the shell knows', facts(one(`${plain} %*`, WINDOWS))),
  passes('a variable that chooses the pool', facts(one(plain, WINDOWS, { env: { CELERY_WORKER_POOL: 'solo' } }))),
  passes(
    'a setting for every system',
    facts(one(plain, WINDOWS), { app: appFact({ settings: { worker_pool: 'solo' } }) }),
  ),
  passes(
    'perhaps a setting for Windows',
    facts(one(plain, WINDOWS), { launchContext: launchContextFact({ poolSetting: 'shop.py:9' }) }),
  ),
  passes(
    'a setting for Windows, judged there',
    forWindows(one(plain, WINDOWS), { app: appFact({ settings: { worker_pool: 'solo' } }) }),
  ),
  passes(
    "the worker's own command: pool.supported-on-platform",
    onWindows({ launchCommands: [one(plain, WINDOWS)], worker: workerFact({ command: plain.split(' ') }) }),
  ),
  passes('advised against', facts(one(plain, WINDOWS, { prose: true, discouraged: true }))),
  passes('our own launcher', facts(one(launch, WINDOWS))),
  passes(
    'Windows has a command of its own, judged there',
    forWindows(one(plain, []), { launchCommands: [one(plain, []), one(`${plain} -P solo`, WINDOWS)] }),
  ),
  passes(
    'our launcher is told as well',
    forWindows(one(plain, []), { launchCommands: [one(plain, []), one(launch, [])] }),
  ),
  [
    'a job for both systems that is the worker here',
    facts(one(plain, ['linux', 'windows']), { worker: workerFact({ command: plain.split(' ') }) }),
    { status: 'fail', severity: 'error' },
  ],
  [
    'a batch file, judged on Linux',
    facts(one(plain, WINDOWS)),
    { status: 'fail', severity: 'error', at: 'worker.bat:7', commands: [`${plain} --pool=solo`, launch] },
  ],
  ['a job for three systems', facts(one(plain, ['linux', 'windows'])), { status: 'fail', severity: 'error' }],
  [
    'prefork by name',
    facts(one(`${plain} -P prefork -c 4`, WINDOWS)),
    { status: 'fail', commands: [`${plain} --pool=solo`, launch] },
  ],
  [
    'prefork by its other name, whatever the setting',
    facts(one(`${plain} --pool=processes`, WINDOWS), { app: appFact({ settings: { worker_pool: 'solo' } }) }),
    { status: 'fail', severity: 'error' },
  ],
  [
    'a setting here, none on Windows',
    forWindows(one(plain, WINDOWS), { launchContext: launchContextFact({ poolSetting: 'shop.py:9' }) }),
    { status: 'fail', severity: 'error' },
  ],
  ['a command for any system, judged for Windows', forWindows(one(plain, [])), { status: 'fail', severity: 'warn' }],
  [
    'further places of a fault that is reported',
    forWindows(one(plain, WINDOWS), { worker: workerFact({ pool: 'prefork' }) }),
    { status: 'fail', severity: 'warn' },
  ],
  ['the app is not known', without(facts(one(plain, WINDOWS)), 'app'), { status: 'skip' }],
])

import { supportedOnPlatform } from '../../../src/checks/pool/supported-on-platform.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  appFact,
  failed,
  healthy,
  ipcFact,
  onWindows,
  platformFact,
  projectFact,
  pythonFact,
  silent,
  windowsBase,
  workerFact,
} from '../../support/facts.ts'

const fromLinux = (over: Partial<Facts> = {}) => healthy({ platform: platformFact('windows', 'linux'), ...over })
const asks = (command: string) => workerFact({ command: command.split(' ') })
const launch = 'poolwise worker launch --auto-pool'

checkTable(supportedOnPlatform, [
  ['prefork on Linux', healthy(), { status: 'pass', evidence: { pool: 'prefork', system: 'linux' } }],
  ['prefork on macOS', healthy({ platform: platformFact('macos') }), { status: 'pass' }],
  ['solo on Windows', onWindows({ worker: workerFact({ pool: 'solo' }) }), { status: 'pass' }],
  ['threads on Windows', onWindows({ worker: workerFact({ pool: 'threads' }) }), { status: 'pass' }],
  [
    'prefork on Windows, in a virtual environment',
    onWindows(),
    {
      status: 'fail',
      severity: 'error',
      evidence: {
        pool: 'prefork',
        from: "Celery's default",
        mechanism: String.raw`C:\shop\.venv\Scripts\python.exe is a launcher for C:\Python311\python.exe; billiard starts the launcher`,
        billiard: '4.3.2',
      },
      commands: ['celery -A shop worker --loglevel=INFO --pool=solo', launch],
    },
  ],
  [
    'prefork on Windows, base installation',
    onWindows({ python: windowsBase() }),
    {
      status: 'fail',
      evidence: { mechanism: String.raw`C:\Python311\python.exe is the interpreter itself, no launcher` },
    },
  ],
  [
    "the remedy keeps the project's command",
    onWindows({ worker: asks('celery -A config worker -l info -P prefork -c 4 -Q imports') }),
    { status: 'fail', commands: ['celery -A shop worker -l info -Q imports --pool=solo', launch] },
  ],
  [
    'options in their joined forms are replaced as well',
    onWindows({ worker: asks('celery -A config worker -Pprefork --concurrency=4 -E') }),
    { status: 'fail', commands: ['celery -A shop worker -E --pool=solo', launch] },
  ],
  [
    "the app's name",
    onWindows({ app: appFact({ app: 'config' }) }),
    { status: 'fail', commands: ['celery -A config worker --loglevel=INFO --pool=solo', launch] },
  ],
  [
    'Windows from elsewhere, environment made by Poetry',
    fromLinux({ project: projectFact({ manager: 'poetry' }) }),
    {
      status: 'fail',
      evidence: {
        mechanism:
          "the project's environment is created by poetry: on Windows its python.exe is a launcher, and billiard starts the launcher",
      },
    },
  ],
  [
    'Windows from elsewhere, conda',
    fromLinux({ project: projectFact({ manager: 'conda', environmentMaker: 'conda' }) }),
    {
      status: 'fail',
      evidence: { mechanism: 'conda environments have no launcher; prefork is still unsupported on Windows' },
    },
  ],
  [
    'Windows from elsewhere, nothing known of its environment',
    fromLinux({
      project: projectFact({ environmentMaker: 'unknown' }),
      python: pythonFact({ isVirtualEnvironment: false }),
    }),
    { status: 'fail', evidence: { mechanism: 'no virtual environment found; in one, python.exe is a launcher' } },
  ],
  [
    'what a pool child could do with a semaphore here',
    onWindows({ ipc: ipcFact({ semaphoreInChild: failed('PermissionError', { winerror: 5 }) }) }),
    { status: 'fail', evidence: { 'semaphore in a child': 'PermissionError: it broke' } },
  ],
  [
    'that it waited for it in vain',
    onWindows({ ipc: ipcFact({ semaphoreInChild: silent }) }),
    { status: 'fail', evidence: { 'semaphore in a child': 'no answer within 4 s' } },
  ],
  ['Linux from Windows', onWindows({ platform: platformFact('linux', 'windows') }), { status: 'pass' }],
  ['the worker is not known', without(onWindows(), 'worker'), { status: 'skip' }],
])

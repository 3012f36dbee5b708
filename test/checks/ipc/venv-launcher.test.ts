import { venvLauncher } from '../../../src/checks/ipc/venv-launcher.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  celeryFact,
  healthy,
  onWindows,
  platformFact,
  projectFact,
  pythonFact,
  windowsBase,
  windowsVenv,
  workerFact,
} from '../../support/facts.ts'

const elsewhere = platformFact('windows', 'linux')
const solo = ['celery -A shop worker --loglevel=INFO --pool=solo', 'poolwise worker launch --auto-pool']

checkTable(venvLauncher, [
  [
    'a virtual environment on Windows',
    onWindows(),
    {
      status: 'fail',
      severity: 'error',
      evidence: {
        launcher: String.raw`C:\shop\.venv\Scripts\python.exe`,
        interpreter: String.raw`C:\Python311\python.exe`,
      },
      commands: solo,
    },
  ],
  ['a base installation on Windows', onWindows({ python: windowsBase() }), { status: 'pass' }],
  [
    'the same file, written in another case',
    onWindows({ python: windowsBase({ baseExecutable: String.raw`c:\python311\PYTHON.EXE` }) }),
    { status: 'pass' },
  ],
  [
    'a billiard that bypasses it',
    onWindows({ celery: celeryFact({ billiardBypassesLauncher: true }) }),
    { status: 'pass' },
  ],
  ['solo on Windows', onWindows({ worker: workerFact({ pool: 'solo' }) }), { status: 'skip' }],
  ['Linux', healthy(), { status: 'skip' }],
  ['Windows from elsewhere, venv', healthy({ platform: elsewhere }), { status: 'fail', commands: solo }],
  [
    'Windows from elsewhere, conda',
    healthy({ platform: elsewhere, project: projectFact({ environmentMaker: 'conda' }) }),
    { status: 'pass' },
  ],
  [
    'Windows from elsewhere, nothing known',
    healthy({
      platform: elsewhere,
      project: projectFact({ environmentMaker: 'unknown' }),
      python: pythonFact({ isVirtualEnvironment: false }),
    }),
    { status: 'pass' },
  ],
  [
    'Windows, Python 3.6: python.exe was copied',
    onWindows({
      python: windowsVenv({ version: [3, 6, 8], baseExecutable: String.raw`C:\shop\.venv\Scripts\python.exe` }),
    }),
    { status: 'pass' },
  ],
  ['Celery is not known', without(onWindows(), 'celery'), { status: 'skip' }],
])

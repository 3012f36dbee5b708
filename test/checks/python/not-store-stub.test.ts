import { notStoreStub } from '../../../src/checks/python/not-store-stub.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, interpreterFact, onWindows, platformFact } from '../../support/facts.ts'

const storeStub = String.raw`C:\Users\ann\AppData\Local\Microsoft\WindowsApps\python.exe`
const onlyStub = interpreterFact({ executable: null, source: null, storeStub })

checkTable(notStoreStub, [
  ['a real Python', onWindows(), { status: 'pass' }],
  [
    'a real Python, and the stub on PATH',
    onWindows({ interpreter: interpreterFact({ storeStub }) }),
    { status: 'pass' },
  ],
  [
    'only the stub',
    onWindows({ interpreter: onlyStub }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { stub: storeStub },
      commands: ['winget install Python.Python.3.13'],
    },
  ],
  [
    'no Python at all is for python.found',
    onWindows({ interpreter: interpreterFact({ executable: null, source: null }) }),
    { status: 'pass' },
  ],
  ['Linux', healthy(), { status: 'skip' }],
  [
    'Windows judged from Linux',
    healthy({ platform: platformFact('windows', 'linux'), interpreter: onlyStub }),
    { status: 'skip' },
  ],
  ['the interpreter was not looked for', without(onWindows(), 'interpreter'), { status: 'skip' }],
])

import { initProcess } from '../../../src/checks/host/init-process.ts'
import type { InitFact } from '../../../src/facts/process.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, launchCommand, onWindows, platformFact, processFact, pythonFact } from '../../support/facts.ts'

const pid1 = (init: Partial<InitFact>, over: Parameters<typeof healthy>[0] = {}) =>
  healthy({
    python: pythonFact({
      process: processFact({
        init: { name: 'python', isWorker: false, isPoolwise: false, namedInFiles: false, ...init },
      }),
    }),
    ...over,
  })
const inFile = (file: string) => ({ launchCommands: [{ ...launchCommand('celery -A shop worker'), file }] })

checkTable(initProcess, [
  ['systemd', healthy(), { status: 'pass' }],
  ['a shell or an init of the container', pid1({ name: 'tini' }), { status: 'pass', evidence: { 'PID 1': 'tini' } }],
  ['the worker itself', pid1({ isWorker: true }), { status: 'fail', severity: 'warn', at: null }],
  [
    "poolwise in the worker's place",
    pid1({ isPoolwise: true }, inFile('deploy/Dockerfile')),
    { status: 'fail', at: 'deploy/Dockerfile:7' },
  ],
  ['the same in a compose file', pid1({ isPoolwise: true }, inFile('docker-compose.prod.yml')), { status: 'fail' }],
  ['the files name an init', pid1({ isPoolwise: true, namedInFiles: true }, inFile('Dockerfile')), { status: 'pass' }],
  ['no file says how the container is started', pid1({ isPoolwise: true }, inFile('README.md')), { status: 'pass' }],
  ['Windows', onWindows({ python: pythonFact({ process: processFact({ init: null }) }) }), { status: 'skip' }],
  [
    'asked for another system',
    pid1({ isWorker: true }, { platform: platformFact('macos', 'linux') }),
    { status: 'skip' },
  ],
])

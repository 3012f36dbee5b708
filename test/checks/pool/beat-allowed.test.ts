import { beatAllowed } from '../../../src/checks/pool/beat-allowed.ts'
import type { PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, onWindows, platformFact, nothingConfigured, workerFact } from '../../support/facts.ts'

const withBeat = (pool: PoolName) =>
  workerFact({
    pool,
    command: ['celery', '-A', 'shop', 'worker', '-B', '-l', 'info'],
    configured: { ...nothingConfigured, beat: { value: true, origin: { kind: 'command', where: 'Procfile:1' } } },
  })
const cures = ['celery -A shop beat --loglevel=INFO', 'celery -A shop worker -l info']

checkTable(beatAllowed, [
  ['no beat', onWindows(), { status: 'pass' }],
  ['beat with prefork', healthy({ worker: withBeat('prefork') }), { status: 'pass' }],
  ['beat with threads', healthy({ worker: withBeat('threads') }), { status: 'pass' }],
  [
    'beat with gevent',
    healthy({ worker: withBeat('gevent') }),
    { status: 'fail', severity: 'error', at: 'Procfile:1', commands: cures },
  ],
  ['beat with eventlet', healthy({ worker: withBeat('eventlet') }), { status: 'fail' }],
  ['beat on Windows', onWindows({ worker: withBeat('solo') }), { status: 'fail', severity: 'error', commands: cures }],
  [
    'beat on Windows, from elsewhere',
    healthy({ platform: platformFact('windows', 'linux'), worker: withBeat('solo') }),
    { status: 'fail' },
  ],
  ['no worker', without(healthy(), 'worker'), { status: 'skip' }],
])

import { monkeyPatched } from '../../../src/checks/pool/monkey-patched.ts'
import type { PatchedByImport } from '../../../src/facts/app.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { Origin, PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, workerFact } from '../../support/facts.ts'

const setting: Origin = { kind: 'setting', where: 'shop.py:5' }
const command: Origin = { kind: 'command', where: 'Procfile:1' }
const variable: Origin = { kind: 'variable', where: 'CELERY_WORKER_POOL' }
const green = (pool: PoolName, poolOrigin: Origin, words: string | null, over: Partial<Facts> = {}) =>
  healthy({ worker: workerFact({ pool, poolOrigin, command: words?.split(' ') ?? null }), ...over })
const patched = (modules: string[], over: Partial<PatchedByImport> = {}): Partial<Facts> => ({
  app: appFact({
    process: {
      greenAtStart: [],
      patchedByImport: [{ library: 'gevent', modules, file: 'client.py', line: 3, ...over }],
      forkedByMultiprocessing: false,
      startMethod: 'fork',
    },
  }),
})
const all = ['os', 'select', 'socket', 'ssl', 'subprocess', 'thread', 'time']
const start = 'celery -A shop worker -l INFO'

const inPython = (selfStartingScripts: readonly string[]) => {
  const words = `${start} --pool=gevent`.split(' ')
  const worker = workerFact({ pool: 'gevent', poolOrigin: command, command: words, inPython: 'run_worker.py' })
  return healthy({ worker, selfStartingScripts })
}

checkTable(monkeyPatched, [
  ['prefork', healthy(), { status: 'skip' }],
  ...['-P gevent', '--pool gevent', '--pool=gevent'].map(
    (form) => [form, green('gevent', command, `${start} ${form}`), { status: 'pass' }] as const,
  ),
  [
    'the setting, and the command names it too',
    green('gevent', setting, `${start} -P gevent -c 20`),
    { status: 'pass' },
  ],
  [
    'in one word',
    green('gevent', command, `${start} -Pgevent -c 20`),
    {
      status: 'fail',
      severity: 'error',
      at: 'Procfile:1',
      commands: ['celery -A shop worker -l INFO -c 20 --pool=gevent'],
    },
  ],
  [
    'by the setting, no command known',
    green('gevent', setting, null),
    { status: 'fail', at: 'shop.py:5', commands: ['celery -A shop worker --loglevel=INFO --pool=gevent'] },
  ],
  ['by the setting, -P prefork', green('eventlet', setting, `${start} -P prefork`), { status: 'fail' }],
  ['by the variable', green('eventlet', variable, start), { status: 'fail', at: null }],
  [
    'patched when Python starts',
    green('gevent', setting, start, {
      app: appFact({ process: { greenAtStart: ['gevent'], forkedByMultiprocessing: false, startMethod: 'fork' } }),
    }),
    { status: 'pass' },
  ],
  [
    'patched when Python starts, for the other library',
    green('eventlet', setting, start, {
      app: appFact({ process: { greenAtStart: ['gevent'], forkedByMultiprocessing: false, startMethod: 'fork' } }),
    }),
    { status: 'fail' },
  ],
  [
    'a script that patches and starts the worker',
    green('gevent', setting, null, { selfStartingScripts: ['run_worker.py'] }),
    { status: 'skip' },
  ],
  ['poolwise starts it right', green('gevent', setting, 'poolwise worker launch'), { status: 'pass' }],
  [
    'patched by an import, prefork',
    green('prefork', command, `${start} -c 4 --soft-time-limit 5`, patched(all)),
    {
      status: 'fail',
      severity: 'error',
      at: 'client.py:3',
      commands: ['celery -A shop worker -l INFO -c 4 --pool=gevent'],
    },
  ],
  [
    'patched by an installed package, threads',
    green('threads', command, `${start} -P threads`, patched(all, { library: 'eventlet', file: null, line: null })),
    {
      status: 'fail',
      severity: 'error',
      at: 'Procfile:1',
      commands: ['celery -A shop worker -l INFO --pool=eventlet'],
    },
  ],
  [
    'patched by an import, no command known',
    green('prefork', { kind: 'default', where: "Celery's default" }, null, patched(all)),
    { status: 'fail', severity: 'error', commands: ['celery -A shop worker --loglevel=INFO --pool=gevent'] },
  ],
  [
    'patched by an import, no connections to other workers: it starts, and does not stop',
    green('prefork', command, `${start} --without-gossip --without-mingle`, patched(all)),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'the same, threads: it does not start',
    green('threads', command, `${start} -P threads --without-gossip --without-mingle`, patched(all)),
    { status: 'fail', severity: 'error' },
  ],
  ['sockets alone', green('prefork', command, start, patched(['socket'])), { status: 'fail', severity: 'warn' }],
  [
    'sockets alone, threads',
    green('threads', command, `${start} -P threads`, patched(['socket'])),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'sockets alone, solo: it runs and stops',
    green('solo', command, `${start} -P solo`, patched(['socket'])),
    { status: 'skip' },
  ],
  ['threads without sockets', green('prefork', command, start, patched(['thread', 'time'])), { status: 'skip' }],
  ['select alone', green('prefork', command, start, patched(['select'])), { status: 'skip' }],
  [
    'patched by an import as well, -P gevent',
    green('gevent', command, `${start} -P gevent`, patched(all)),
    { status: 'pass' },
  ],
  [
    'patched for the other library, -P eventlet',
    green('eventlet', command, `${start} -P eventlet`, patched(all)),
    { status: 'fail', severity: 'error', at: 'client.py:3', commands: ['celery -A shop worker -l INFO --pool=gevent'] },
  ],
  ['a pool of its own', green('custom', setting, start, patched(all)), { status: 'skip' }],
  ['no worker', without(healthy(), 'worker'), { status: 'skip' }],
  [
    'worker_main, which Celery does not see',
    inPython([]),
    { status: 'fail', severity: 'error', at: 'Procfile:1', commands: [`${start} --pool=gevent`] },
  ],
  ['worker_main in a script that patches', inPython(['run_worker.py']), { status: 'pass' }],
  ['worker_main beside another script that patches', inPython(['other.py']), { status: 'fail' }],
])

import { effectiveAsAsked } from '../../../src/checks/pool/effective-as-asked.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import type { Origin, PoolName } from '../../../src/facts/worker.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  appFact,
  celeryFact,
  healthy,
  launchCommand,
  platformFact,
  nothingConfigured,
  workerFact,
} from '../../support/facts.ts'

const command: Origin = { kind: 'command', where: 'Procfile:1' }
const variable: Origin = { kind: 'variable', where: 'CELERY_WORKER_POOL' }
const setting: Origin = { kind: 'setting', where: 'shop.py:5' }

interface Asked {
  readonly pool: PoolName
  readonly from: Origin
  readonly configured?: { readonly value: string; readonly origin: Origin }
  readonly worker_pool?: string
  readonly over?: Partial<Facts>
  readonly argv?: readonly string[] | null
}
const asked = ({ pool, from, configured, worker_pool, over, argv = ['celery', '-A', 'shop', 'worker'] }: Asked) =>
  healthy({
    worker: workerFact({
      pool,
      poolOrigin: from,
      command: argv,
      configured: { ...nothingConfigured, pool: configured ?? null },
    }),
    ...(worker_pool && { app: appFact({ settings: { worker_pool } }) }),
    ...over,
  })
const preforkAsked = { value: 'prefork', origin: command }
const beside = { ...launchCommand('celery -A shop worker'), env: { CELERY_WORKER_POOL: 'solo' } }

checkTable(effectiveAsAsked, [
  ['nothing asked', healthy(), { status: 'pass', evidence: { pool: 'prefork' } }],
  ['asked by the setting alone', asked({ pool: 'solo', from: setting, worker_pool: 'solo' }), { status: 'pass' }],
  [
    'the command wins over the setting, as it says',
    asked({ pool: 'threads', from: command, configured: { value: 'threads', origin: command }, worker_pool: 'solo' }),
    { status: 'pass' },
  ],
  [
    '-P prefork against a setting',
    asked({ pool: 'solo', from: setting, configured: preforkAsked, worker_pool: 'solo' }),
    {
      status: 'fail',
      severity: 'warn',
      at: 'Procfile:1',
      evidence: { asked: 'prefork (Procfile:1)', worker_pool: 'solo (shop.py:5)', pool: 'solo' },
      commands: ['celery -A shop worker --pool=processes'],
    },
  ],
  [
    'the same on Windows, where the setting is there for it',
    asked({
      pool: 'solo',
      from: setting,
      configured: preforkAsked,
      worker_pool: 'solo',
      over: { platform: platformFact('windows', 'linux') },
    }),
    { status: 'pass' },
  ],
  [
    'the variable says prefork, the setting solo',
    asked({ pool: 'solo', from: setting, configured: { value: 'prefork', origin: variable }, worker_pool: 'solo' }),
    { status: 'fail', severity: 'warn', at: null },
  ],
  [
    'a variable in the shell against the setting',
    asked({ pool: 'solo', from: variable, configured: { value: 'solo', origin: variable }, worker_pool: 'threads' }),
    { status: 'fail', severity: 'warn', commands: ['celery -A shop worker --pool=threads'] },
  ],
  [
    'a variable in the shell against a documented command',
    asked({ pool: 'solo', from: variable, configured: { value: 'solo', origin: variable } }),
    { status: 'fail', severity: 'warn', evidence: { command: 'celery -A shop worker' } },
  ],
  [
    'a variable, and nothing says otherwise',
    asked({ pool: 'solo', from: variable, configured: { value: 'solo', origin: variable }, argv: null }),
    { status: 'pass' },
  ],
  [
    'a variable that stands with the command',
    asked({
      pool: 'solo',
      from: variable,
      configured: { value: 'solo', origin: variable },
      argv: beside.argv,
      over: { launchCommands: [beside] },
    }),
    { status: 'pass' },
  ],
  [
    'the variable and the setting agree',
    asked({ pool: 'solo', from: variable, configured: { value: 'solo', origin: variable }, worker_pool: 'solo' }),
    { status: 'pass' },
  ],
  [
    'Celery 5.0 never reads the setting',
    asked({
      pool: 'prefork',
      from: { kind: 'default', where: "Celery's default" },
      worker_pool: 'solo',
      over: { celery: celeryFact({ version: '5.0.5' }) },
    }),
    { status: 'fail', severity: 'warn', commands: ['celery -A shop worker --pool=solo'] },
  ],
  ['no worker', without(healthy(), 'worker'), { status: 'skip' }],
])

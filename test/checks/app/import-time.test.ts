import { importTime } from '../../../src/checks/app/import-time.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy } from '../../support/facts.ts'

const took = (durationMs: number, warnSeconds = 10) =>
  healthy({
    appImport: {
      status: 'loaded',
      durationMs,
      slowest: [
        { module: 'shop.prices', file: 'shop/prices.py', ms: 9_100 },
        { module: 'torch', file: '/venv/torch/__init__.py', ms: 2_300 },
      ],
    },
    importLimits: { warnSeconds, timeoutSeconds: 30, busySeconds: 60 },
  })

checkTable(importTime, [
  ['quick', healthy(), { status: 'pass', evidence: { took: '0.1 s', limit: '10 s' } }],
  ['at the limit', took(10_000), { status: 'pass' }],
  [
    'slow',
    took(12_345),
    {
      status: 'fail',
      severity: 'warn',
      at: 'shop/prices.py',
      evidence: {
        took: '12.3 s',
        'slowest modules, own time': ['9.1 s shop.prices (shop/prices.py)', '2.3 s torch (/venv/torch/__init__.py)'],
      },
    },
  ],
  [
    'slow, and none of its modules takes most of it',
    healthy({
      appImport: { status: 'loaded', durationMs: 12_000, slowest: [{ module: 'shop', file: 'shop.py', ms: 600 }] },
    }),
    { status: 'fail', severity: 'warn', at: null },
  ],
  ["slow, within the project's own limit", took(12_345, 40), { status: 'pass' }],
  ["quick, above the project's own limit", took(2_000, 1), { status: 'fail' }],
  ['it hangs', healthy({ appImport: { status: 'hung', afterMs: 30_000, at: null } }), { status: 'skip' }],
  ['not imported', without(healthy(), 'appImport'), { status: 'skip' }],
])

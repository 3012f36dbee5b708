import { versionSupported } from '../../../src/checks/python/version-supported.ts'
import type { PythonFact } from '../../../src/facts/python.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { celeryFact, healthy, packagesFact, pythonError, pythonFact } from '../../support/facts.ts'

type Versions = Parameters<typeof packagesFact>[0]

/** Installed, but not imported. */
const installed = (version: PythonFact['version'], versions: Versions) =>
  without(healthy({ python: pythonFact({ version }), packages: packagesFact(versions) }), 'celery')
/** Installed, and `from celery import Celery` raised. */
const raising = (version: PythonFact['version'], versions: Versions) => ({
  ...installed(version, versions),
  celery: celeryFact({ importError: pythonError('ImportError', 'it broke') }),
})
const importable = (version: PythonFact['version'], versions: Versions) => ({
  ...installed(version, versions),
  celery: celeryFact(),
})
const entryPoints = "AttributeError: 'EntryPoints' object has no attribute 'get'"

checkTable(versionSupported, [
  [
    '3.11 and 5.7',
    importable([3, 11, 7], { celery: '5.7.0' }),
    { status: 'pass', evidence: { python: '3.11.7', celery: '5.7.0' } },
  ],
  ['3.10, two digits are a number', installed([3, 10, 13], { celery: '5.7.0' }), { status: 'pass' }],
  [
    '3.9 is below the floor of 5.7',
    installed([3, 9, 18], { celery: '5.7.0' }),
    { status: 'fail', severity: 'error', evidence: { python: '3.9.18', celery: '5.7.0' } },
  ],
  ['3.9 is the floor of 5.6', installed([3, 9, 18], { celery: '5.6.2' }), { status: 'pass' }],
  ['3.8 is below the floor of 5.6', installed([3, 8, 18], { celery: '5.6.2' }), { status: 'fail' }],
  ['3.7 is the floor of 5.2', installed([3, 7, 16], { celery: '5.2.7' }), { status: 'pass' }],
  [
    'what can be imported is supported, whatever the table says',
    importable([3, 9, 18], { celery: '5.7.0' }),
    { status: 'pass' },
  ],
  [
    'older than the probe itself',
    installed([3, 5, 10], { celery: '4.4.7' }),
    { status: 'fail', evidence: { python: '3.5.10', interpreter: '/shop/.venv/bin/python' } },
  ],
  [
    'vine 1 on 3.11',
    raising([3, 11, 7], { celery: '4.4.7', vine: '1.3.0' }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { vine: '1.3.0', 'what Celery says': "ImportError: cannot import name 'formatargspec' from 'inspect'" },
    },
  ],
  ['vine 1 on 3.10', raising([3, 10, 13], { celery: '4.4.7', vine: '1.3.0' }), { status: 'pass' }],
  [
    'async became a keyword',
    raising([3, 8, 18], { celery: '4.1.1', vine: '1.3.0' }),
    { status: 'fail', evidence: { celery: '4.1.1' } },
  ],
  [
    'kombu 5.2 on 3.12',
    raising([3, 12, 1], { celery: '5.2.3', kombu: '5.2.4' }),
    { status: 'fail', evidence: { kombu: '5.2.4', 'what Celery says': entryPoints } },
  ],
  [
    'celery 5.2.7 on 3.12 can be imported, its command cannot start',
    importable([3, 12, 1], { celery: '5.2.7', kombu: '5.6.2' }),
    { status: 'fail', evidence: { 'what Celery says': entryPoints } },
  ],
  ['celery 5.2.7 on 3.11', importable([3, 11, 7], { celery: '5.2.7', kombu: '5.2.4' }), { status: 'pass' }],
  ['Celery is not installed', installed([3, 11, 7], {}), { status: 'skip' }],
  ['no interpreter', without(healthy(), 'python'), { status: 'skip' }],
])

import { versionsCompatible } from '../../../src/checks/python/versions-compatible.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, packagesFact, projectFact, pythonFact, requirementsFact } from '../../support/facts.ts'

type Versions = Parameters<typeof packagesFact>[0]
const installed = (versions: Versions, over: Partial<Facts> = {}) =>
  healthy({ packages: packagesFact(versions), ...over })
const celery = ['5.7.0', 'kombu>=5.7.0', 'billiard>=4.3.2', 'vine<6.0,>=5.1.0', 'click<9.0,>=8.3.1'] as const
const redisExtra = 'redis!=4.5.5,<8.2,>=4.5.2; extra == "redis"'
const fits: Versions = { celery, kombu: '5.7.0', billiard: '4.3.2', vine: '5.1.0' }
const brokerOver = (transport: string, imported = false, missingModule: string | null = null): Partial<Facts> => ({
  broker: {
    ...healthy().broker,
    driver: { imported, error: null, missingModule, package: null },
    addresses: [{ transport } as Facts['broker']['addresses'][number]],
  },
})
const pip = '.venv/bin/python -m pip install '

checkTable(versionsCompatible, [
  ['they fit', installed(fits), { status: 'pass', evidence: { celery: '5.7.0', kombu: '5.7.0', vine: '5.1.0' } }],
  [
    'kombu too old',
    installed({ ...fits, kombu: '5.2.4' }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { 'not satisfied': ['celery: kombu>=5.7.0 (installed: 5.2.4)'] },
      commands: [`${pip}kombu>=5.7.0`],
    },
  ],
  [
    'kombu missing',
    installed({ celery, billiard: '4.3.2', vine: '5.1.0' }),
    { status: 'fail', evidence: { 'not satisfied': ['celery: kombu>=5.7.0 (installed: none)'] } },
  ],
  [
    'two at once, in a uv project',
    installed({ ...fits, kombu: '5.2.4', vine: '1.3.0' }, { project: projectFact({ manager: 'uv' }) }),
    { status: 'fail', commands: ['uv add kombu>=5.7.0 vine<6.0,>=5.1.0'] },
  ],
  [
    'vine missing, asked for twice, in a PDM project',
    installed(
      { celery, kombu: ['5.7.0', 'vine==5.1.0'], billiard: '4.3.2' },
      { project: projectFact({ manager: 'pdm' }), requirements: requirementsFact({ tool: 'pdm', file: null }) },
    ),
    { status: 'fail', commands: ['pdm install'] },
  ],
  [
    'vine missing, asked for twice',
    installed({ celery, kombu: ['5.7.0', 'vine==5.1.0'], billiard: '4.3.2' }),
    { status: 'fail', commands: [`${pip}vine<6.0,>=5.1.0,==5.1.0`] },
  ],
  ['a pre-release counts as installed', installed({ ...fits, kombu: '5.7.1rc1' }), { status: 'pass' }],
  ['click is not checked', installed({ ...fits, click: '7.0' }), { status: 'pass' }],
  [
    'kombu asks for vine itself',
    installed({ ...fits, kombu: ['5.7.0', 'vine==5.0.0'] }),
    { status: 'fail', evidence: { 'not satisfied': ['kombu: vine==5.0.0 (installed: 5.1.0)'] } },
  ],
  [
    'a redis that the extra excludes, unused',
    installed({ ...fits, kombu: ['5.7.0', redisExtra], redis: '3.5.3' }, brokerOver('amqp')),
    { status: 'pass' },
  ],
  [
    'a redis that the extra excludes, used',
    installed({ ...fits, kombu: ['5.7.0', redisExtra], redis: '3.5.3' }, brokerOver('redis')),
    { status: 'fail', evidence: { redis: '3.5.3' } },
  ],
  [
    'the same, and the driver works all the same',
    installed({ ...fits, kombu: ['5.7.0', redisExtra], redis: '3.5.3' }, brokerOver('redis', true)),
    { status: 'fail', severity: 'info', commands: [] },
  ],
  [
    'the same, and the driver fails for another package (kombu 5.7.0 wants packaging)',
    installed({ ...fits, kombu: ['5.7.0', redisExtra], redis: '3.5.3' }, brokerOver('redis', false, 'packaging')),
    { status: 'fail', severity: 'warn' },
  ],
  [
    'a working driver excuses no other version',
    installed({ ...fits, kombu: ['5.7.0', redisExtra], vine: '1.3.0', redis: '3.5.3' }, brokerOver('redis', true)),
    { status: 'fail', severity: 'error' },
  ],
  [
    'the same by way of rediss',
    installed({ ...fits, kombu: ['5.7.0', redisExtra], redis: '3.5.3' }, brokerOver('rediss')),
    { status: 'fail' },
  ],
  [
    'a driver that is missing is for broker.driver-installed',
    installed({ ...fits, kombu: ['5.7.0', redisExtra] }, brokerOver('redis')),
    { status: 'pass' },
  ],
  [
    'a requirement for another Python',
    installed({ ...fits, celery: ['5.7.0', 'vine<2; python_version < "3.8"'] }),
    { status: 'pass' },
  ],
  [
    'the same on that Python',
    installed(
      { ...fits, celery: ['5.7.0', 'vine<2; python_version < "3.8"'] },
      { python: pythonFact({ version: [3, 7, 16] }) },
    ),
    { status: 'fail' },
  ],
  ['Celery is not installed', installed({}), { status: 'pass', evidence: {} }],
  ['packages are not known', without(healthy(), 'packages'), { status: 'skip' }],
])

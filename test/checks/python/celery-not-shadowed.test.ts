import { celeryNotShadowed } from '../../../src/checks/python/celery-not-shadowed.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { healthy, packagesFact, projectFact } from '../../support/facts.ts'

const holds = (module: string, path: string, installed: Parameters<typeof packagesFact>[0] = { [module]: '1.0' }) =>
  healthy({ project: projectFact({ shadowing: [{ module, path }] }), packages: packagesFact(installed) })

checkTable(celeryNotShadowed, [
  ['nothing of the kind', healthy(), { status: 'pass' }],
  [
    'celery.py beside the worker',
    holds('celery', 'celery.py'),
    { status: 'fail', severity: 'error', evidence: { file: 'celery.py', hides: 'celery' }, at: 'celery.py' },
  ],
  [
    'redis.py beside the worker',
    holds('redis', 'redis.py'),
    { status: 'fail', evidence: { hides: 'redis' }, at: 'redis.py' },
  ],
  ['a package', holds('kombu', 'kombu/__init__.py'), { status: 'fail', at: 'kombu/__init__.py' }],
  [
    'an app called flower, without Flower',
    holds('flower', 'flower/__init__.py', { celery: '5.7.0' }),
    { status: 'pass' },
  ],
  [
    'a distribution of another name',
    holds('yaml', 'yaml.py', { pyyaml: '6.0' }),
    { status: 'fail', evidence: { hides: 'yaml' } },
  ],
  [
    'a name with underscores',
    holds('typing_extensions', 'typing_extensions.py', { 'typing-extensions': '4.12' }),
    { status: 'fail' },
  ],
  [
    'what Python found counts, whatever the files say',
    healthy({ celeryImport: { status: 'shadowed', by: 'src/celery/__init__.py' } }),
    { status: 'fail', evidence: { file: 'src/celery/__init__.py', hides: 'celery' }, at: 'src/celery/__init__.py' },
  ],
  ['packages are not known: in doubt it counts', without(holds('redis', 'redis.py'), 'packages'), { status: 'fail' }],
  ['the project is not known', {}, { status: 'skip' }],
])

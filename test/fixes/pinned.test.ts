import { expect, it } from 'vitest'
import { pinned } from '../../src/fixes/pinned.ts'

it.each<[requirement: string, requirements: string, expected: string]>([
  ['celery', 'celery==5.3.6\n', 'celery==5.3.6'],
  ['celery', 'django\ncelery>=5.3, <5.5 ; python_version > "3.8"\r\n', 'celery>=5.3,<5.5'],
  ['celery', 'celery[redis]~=5.3  # the worker\n', 'celery[redis]~=5.3'],
  ['celery[redis]', 'Celery==5.3.6 \\\n    --hash=sha256:abc\n', 'celery[redis]==5.3.6'],
  ['celery', 'celery==5.3.6 --hash=sha256:abc\n', 'celery==5.3.6'],
  ['zope.event', 'zope-event==6.2\n', 'zope.event==6.2'],
  ['celery', 'celery\n', 'celery'],
  ['celery', 'celery-extras==1.0\n#celery==1.0\n-r base.txt\n', 'celery'],
  ['celery', 'celery @ https://host/celery.whl\n', 'celery'],
  ['celery>=5', 'celery==5.3.6\n', 'celery>=5'],
  ['-m', '-m==1\n', '-m'],
])('%s with %j: %s', (requirement, requirements, expected) => expect(pinned(requirement, requirements)).toBe(expected))

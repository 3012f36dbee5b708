import { expect, it } from 'vitest'
import { cleanEnvironment } from '../../src/sandbox/clean-environment.ts'

it.each([
  ['CELERY_BROKER_URL', false],
  ['DJANGO_SETTINGS_MODULE', false],
  ['FORKED_BY_MULTIPROCESSING', false],
  ['C_FORCE_ROOT', false],
  ['PYTHONSTARTUP', false],
  ['__PYVENV_LAUNCHER__', false],
  ['PATH', true],
  ['PYTHONPATH', true],
  ['MY_CELERY', true],
])('%s reaches a worker of a sandbox: %s', (name, stays) => {
  expect(name in cleanEnvironment({ [name]: 'value' })).toBe(stays)
})

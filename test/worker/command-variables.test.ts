import { expect, it } from 'vitest'
import { commandVariables } from '../../src/worker/command-variables.ts'
import { launchCommand } from '../support/facts.ts'

const variables = (env: Record<string, string>, platforms: readonly string[], there = false) => {
  const read = commandVariables({ ...launchCommand('celery -A shop worker', platforms), env }, there)
  return read && [read.kept, read.leftOut]
}
const env = {
  DJANGO_SETTINGS_MODULE: 'config.settings',
  QUEUE_NAME: 'mail',
  CACHE: 'redis://redis:6379',
  DATABASE_URL: 'postgres://u:pw@db/x',
  API_TOKEN: 'abc',
  HOST: '$HOSTNAME',
  PATH: '/usr/bin',
}

it('a command for this machine keeps all but secrets and what only the shell knows', () => {
  expect(variables(env, ['linux', 'macos'])).toEqual([
    { DJANGO_SETTINGS_MODULE: 'config.settings', QUEUE_NAME: 'mail', CACHE: 'redis://redis:6379' },
    ['DATABASE_URL', 'API_TOKEN', 'HOST'],
  ])
})

it('of a container only what selects code, unless the plan is for one', () => {
  expect(variables(env, ['linux'])?.[0]).toEqual({ DJANGO_SETTINGS_MODULE: 'config.settings' })
  expect(variables(env, ['linux'], true)?.[0]).toHaveProperty('CACHE')
})

it('none', () => {
  expect(variables({}, [])).toBeNull()
  expect(variables({ PATH: '/bin' }, [])).toBeNull()
})

import { expect, it } from 'vitest'
import { ok } from '../../src/facts/outcome.ts'
import { knownSecrets } from '../../src/redact/secrets.ts'
import { appFact } from '../support/facts.ts'

it('finds secrets by the name of an environment variable, and passwords inside URLs', () => {
  const env = {
    DB_PASSWORD: 'hunter2',
    EMPTY_TOKEN: '',
    REDIS_URL: 'redis://:p%40ss@cache/0',
    BROKERS: 'amqp://shop:one@a//;amqp://shop:two@b//',
    SECRET_URL: 'https://user:three@host/',
    EDITOR: 'vi',
  }
  expect(knownSecrets(env, {}).sort()).toEqual(['hunter2', 'one', 'p%40ss', 'three', 'two'])
})

it('keeps folders and paths that have a name like a secret', () => {
  const env = { PWD: '/home/ann/shop', SSH_AUTH_SOCK: '/run/user/1000/ssh.sock', TOKEN_FILE: String.raw`C:\keys\token` }
  expect(knownSecrets(env, {})).toEqual([])
})

it('finds secrets in the settings of the app, also in dictionaries', () => {
  const app = appFact({
    settings: {
      broker_url: ['redis://:abcd@h', 'redis://:efgh@i'],
      broker_password: 'ijkl',
      broker_transport_options: { sentinel_kwargs: { password: 'mnop' }, visibility_timeout: 5 },
      task_default_queue: 'celery',
    },
  })
  expect(knownSecrets({}, { app: ok(app) }).sort()).toEqual(['abcd', 'efgh', 'ijkl', 'mnop'])
})

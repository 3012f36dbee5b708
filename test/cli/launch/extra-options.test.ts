import { expect, it } from 'vitest'
import { extraOptions, withExtra } from '../../../src/cli/launch/extra-options.ts'
import { advise } from '../../../src/pool/advise.ts'
import { inputOf } from '../../pool/inputs.ts'

it.each<[string, string | undefined, string]>([
  ['-P gevent', 'gevent', ''],
  ['-Pgevent -E', 'gevent', '-E'],
  ['--pool=processes -c 2', 'prefork', '-c 2'],
  ['-E --pool solo', 'solo', '-E'],
  ['-Q mail,reports -E', undefined, '-Q mail,reports -E'],
  // Celery itself answers these.
  ['-P pools:Own', undefined, '-P pools:Own'],
  ['--pool=thread', undefined, '--pool=thread'],
  ['', undefined, ''],
])('%s', (words, pool, rest) => {
  const found = extraOptions(words === '' ? [] : words.split(' '))
  expect([found.pool, found.rest.join(' ')]).toEqual([pool, rest])
})

it.each([
  ['', 'celery -A shop worker --pool=prefork --concurrency=4 --loglevel=INFO'],
  ['-c 2 -E', 'celery -A shop worker --pool=prefork --loglevel=INFO -c 2 -E'],
  ['-P pools:Own', 'celery -A shop worker --concurrency=4 --loglevel=INFO -P pools:Own'],
  ['-l DEBUG --queues=mail', 'celery -A shop worker --pool=prefork --concurrency=4 -l DEBUG --queues=mail'],
])('the command with %s', (words, command) => {
  const plan = withExtra(advise(inputOf('linux'), 'shop'), words === '' ? [] : words.split(' '))
  expect(plan.command.map((argv) => argv.join(' '))).toEqual([command])
})

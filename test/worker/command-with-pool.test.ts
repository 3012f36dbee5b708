import { expect, it } from 'vitest'
import type { OsName } from '../../src/facts/platform.ts'
import type { PoolName } from '../../src/facts/worker.ts'
import { commandWithPool } from '../../src/worker/command-with-pool.ts'

const limits = '--time-limit=60 --soft-time-limit=50 --max-tasks-per-child=9 --max-memory-per-child=9000'

it.each<[options: string, pool: PoolName, target: OsName, expected: string]>([
  ['-P prefork --autoscale=10,3 -l info', 'solo', 'linux', '-l info --pool=solo'],
  ['-P prefork --autoscale=10,3 -l info', 'threads', 'linux', '-l info --pool=threads'],
  ['--autoscale 10,3', 'gevent', 'linux', '--autoscale 10,3 --pool=gevent'],
  ['-c 4 -E', 'solo', 'windows', '-E --pool=solo'],
  ['-c 4 -E', 'threads', 'windows', '-c 4 -E --pool=threads'],
  [limits, 'solo', 'linux', '--pool=solo'],
  [limits, 'threads', 'linux', '--pool=threads'],
  [limits, 'gevent', 'linux', '--time-limit=60 --pool=gevent'],
  [limits, 'eventlet', 'linux', '--pool=eventlet'],
  [limits, 'prefork', 'linux', `${limits} --pool=prefork`],
  [limits, 'prefork', 'windows', `${limits.replace('--soft-time-limit=50 ', '')} --pool=prefork`],
  ['-BE', 'solo', 'linux', '-BE --pool=solo'],
  ['-BE', 'solo', 'windows', '-E --pool=solo'],
  ['--beat', 'gevent', 'linux', '--pool=gevent'],
  ['--pool-start-method spawn', 'threads', 'linux', '--pool=threads'],
  // What Celery refuses in every version is corrected, what some version accepts stays.
  ['--reload -l info', 'solo', 'linux', '-l info --pool=solo'],
  ['--workers 4', 'threads', 'linux', '--concurrency=4 --pool=threads'],
  ['-O fair -E', 'solo', 'linux', '-O fair -E --pool=solo'],
  ['-Q mail -n w1@%h', 'solo', 'windows', '-Q mail -n w1@%h --pool=solo'],
])('%s with %s on %s', (options, pool, target, expected) => {
  const { argv } = commandWithPool(['celery', '-A', 'shop', 'worker', ...options.split(' ')], pool, target)
  expect(argv.slice(4).join(' ')).toBe(expected)
})

it('names what was dropped, and nothing else', () => {
  const { dropped } = commandWithPool('celery worker -c 4 --autoscale=10,3 -BE'.split(' '), 'solo', 'windows')
  expect(dropped).toEqual(['--concurrency', '--autoscale', '--beat'])
})

it('-A comes before the word worker', () => {
  expect(commandWithPool('celery worker -A shop'.split(' '), 'solo', 'linux').argv.join(' ')).toBe(
    'celery -A shop worker --pool=solo',
  )
})

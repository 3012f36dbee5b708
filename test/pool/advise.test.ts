import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { advise } from '../../src/pool/advise.ts'
import { poolRules } from '../../src/pool/rules.ts'
import { situation } from './situations.ts'

const FORKED = 'FORKED_BY_MULTIPROCESSING'

/** `prefork 4`, `solo`, `4 × solo`, `prefork 4 +FORKED_BY_MULTIPROCESSING` */
function planned(words: string): string {
  const { nodes, env } = advise(situation(words), 'shop')
  const [first] = nodes
  const count = nodes.length > 1 ? `${nodes.length} × ` : ''
  const concurrency = first!.concurrency === null ? '' : ` ${first!.concurrency}`
  return `${count}${first!.pool}${concurrency}${Object.keys(env)
    .map((name) => ` +${name}`)
    .join('')}`
}

/** The rule that a rejected pool is rejected by. */
const rejectedBy = (words: string, pool: string) =>
  advise(situation(words), 'shop').rejected.find((entry) => entry.pool === pool)?.rule

it.each([
  // situation, plan, why it is chosen
  ['linux', 'prefork 4', 'prefork-default'],
  ['linux, one cpu', 'prefork 1', 'prefork-default'],
  ['linux, -c 2', 'prefork 2', 'prefork-default'],
  ['linux, celery 5.6.2', 'prefork 4', 'prefork-default'],
  ['linux, celery 4.4.7', 'prefork 4', 'prefork-default'],
  ['linux, spawns', 'prefork 4', 'prefork-default'],
  ['linux, spawns, celery 5.6.2', `prefork 4 +${FORKED}`, 'prefork-default'],
  ['linux, from elsewhere', 'prefork 4', 'prefork-default'],
  ['linux, cpu', 'prefork 4', 'prefork-for-cpu'],
  ['linux, mixed', 'prefork 4', 'prefork-default'],
  ['linux, io', 'threads 16', 'threads-for-io'],
  ['linux, io, one cpu', 'threads 4', 'threads-for-io'],
  ['linux, io, -c 30', 'threads 30', 'threads-for-io'],
  ['linux, io, time limit', 'prefork 4', 'prefork-for-limits'],
  ['linux, io, soft time limit', 'prefork 4', 'prefork-for-limits'],
  ['linux, io, max memory', 'prefork 4', 'prefork-for-limits'],
  ['linux, max tasks', 'prefork 4', 'prefork-for-limits'],
  ['linux, asks solo', 'solo', 'configured-pool-kept'],
  ['linux, asks solo, -c 8', 'solo', 'configured-pool-kept'],
  ['linux, asks threads', 'threads 16', 'configured-pool-kept'],
  ['linux, asks threads, -c 8', 'threads 8', 'configured-pool-kept'],
  ['linux, asks threads, time limit', 'prefork 4', 'prefork-for-limits'],
  ['linux, asks solo, cpu', 'prefork 4', 'prefork-for-cpu'],
  ['linux, has gevent', 'prefork 4', 'prefork-default'],
  ['linux, has gevent, io', 'threads 16', 'threads-for-io'],
  ['linux, has gevent, asks gevent', 'gevent 50', 'configured-pool-kept'],
  ['linux, has gevent, asks gevent, -c 500', 'gevent 500', 'configured-pool-kept'],
  ['linux, asks gevent', 'prefork 4', 'prefork-default'],
  ['linux, has eventlet, asks eventlet', 'eventlet 50', 'configured-pool-kept'],
  ['linux, worker_pool pools:Own', 'custom 4', 'configured-pool-kept'],
  ['linux, no semaphores', 'threads 16', 'threads-without-processes'],
  ['linux, semaphores hang', 'threads 16', 'threads-without-processes'],
  ['linux, no semaphores, asks prefork', 'threads 16', 'threads-without-processes'],
  ['linux, no semaphores, asks solo', 'solo', 'configured-pool-kept'],
  ['linux, no semaphores, time limit', 'threads 16', 'threads-without-processes'],
  ['linux, no semaphores, cpu', '4 × solo', 'solo-nodes-for-cpu'],
  ['linux, no semaphores, cpu, one cpu', 'solo', 'solo-nodes-for-cpu'],
  ['linux, no children', 'threads 16', 'threads-without-processes'],
  ['linux, semaphores die in children', 'threads 16', 'threads-without-processes'],
  ['linux, pool fails', 'threads 16', 'threads-without-processes'],
  ['linux, pool is silent, asks prefork', 'threads 16', 'threads-without-processes'],
  ['macos', 'prefork 4', 'prefork-default'],
  ['macos, celery 5.6.2', `prefork 4 +${FORKED}`, 'prefork-default'],
  ['macos, forks, celery 5.5.3', 'threads 16', 'threads-without-processes'],
  ['macos, io', 'threads 16', 'threads-for-io'],
  ['macos, time limit', 'prefork 4', 'prefork-for-limits'],
  ['macos, forks, celery 5.5.3, time limit', 'threads 16', 'threads-without-processes'],
  ['macos, from elsewhere, celery 5.6.2', `prefork 4 +${FORKED}`, 'prefork-default'],
  ['windows, venv', 'solo', 'solo-for-windows-development'],
  ['windows, venv, celery 5.6.2', 'solo', 'solo-for-windows-development'],
  ['windows, conda', 'solo', 'solo-for-windows-development'],
  ['windows, venv, asks prefork', 'solo', 'solo-for-windows-development'],
  ['windows, venv, asks prefork, -c 8', 'solo', 'solo-for-windows-development'],
  ['windows, venv, asks threads', 'threads 16', 'configured-pool-kept'],
  ['windows, venv, asks threads, time limit', 'threads 16', 'configured-pool-kept'],
  ['windows, venv, has gevent, asks gevent', 'gevent 50', 'configured-pool-kept'],
  ['windows, venv, io', 'threads 16', 'threads-for-io'],
  ['windows, venv, time limit', 'solo', 'solo-for-windows-development'],
  ['windows, venv, cpu', '4 × solo', 'solo-nodes-for-cpu'],
  ['windows, venv, cpu, 100 cpus', '60 × solo', 'solo-nodes-for-cpu'],
  ['windows, venv, cpu, one cpu', 'solo', 'solo-nodes-for-cpu'],
  ['windows, from elsewhere, venv', 'solo', 'solo-for-windows-development'],
  ['windows, venv, --pool prefork', 'prefork 4', 'configured-pool-kept'],
  ['windows, venv, --pool prefork, celery 5.6.2', `prefork 4 +${FORKED}`, 'configured-pool-kept'],
  ['windows, venv, --pool prefork, semaphores die in children', 'solo', 'solo-for-windows-development'],
  ['windows, venv, --pool prefork, from elsewhere', 'solo', 'solo-for-windows-development'],
  ['windows, conda, --pool prefork, celery 5.6.2', `prefork 4 +${FORKED}`, 'configured-pool-kept'],
  ['windows, venv, --pool threads', 'threads 16', 'configured-pool-kept'],
  ['windows, venv, --pool eventlet', 'solo', 'solo-for-windows-development'],
  ['linux, --pool solo, cpu', '4 × solo', 'configured-pool-kept'],
  ['linux, no semaphores, --pool prefork', 'threads 16', 'threads-without-processes'],
])('%s → %s, by %s', (words, plan, rule) => {
  expect(planned(words)).toBe(plan)
  expect(advise(situation(words), 'shop').reasons[0]?.rule).toBe(rule)
})

it.each([
  ['windows, venv, celery 5.6.2', 'prefork', 'prefork-on-windows'],
  ['windows, conda', 'prefork', 'prefork-on-windows'],
  ['windows, venv, no semaphores', 'prefork', 'prefork-on-windows'],
  ['linux, no semaphores', 'prefork', 'prefork-without-semaphores'],
  ['linux, semaphores hang', 'prefork', 'prefork-without-semaphores'],
  ['linux, no children', 'prefork', 'prefork-pool-fails-here'],
  ['linux, semaphores die in children', 'prefork', 'prefork-pool-fails-here'],
  ['linux, pool fails', 'prefork', 'prefork-pool-fails-here'],
  ['linux, pool is silent', 'prefork', 'prefork-pool-fails-here'],
  ['macos, forks', 'prefork', 'prefork-fork-on-macos'],
  ['linux, time limit', 'threads', 'threads-ignore-limits'],
  ['linux, soft time limit', 'threads', 'threads-ignore-limits'],
  ['macos, time limit', 'threads', 'threads-ignore-limits'],
  ['linux', 'gevent', 'gevent-only-when-chosen'],
  ['linux, has gevent', 'gevent', 'gevent-only-when-chosen'],
  ['linux', 'eventlet', 'eventlet-only-when-chosen'],
  ['linux, has eventlet', 'eventlet', 'eventlet-only-when-chosen'],
  ['linux', 'solo', 'solo-always-works'],
  ['linux', 'threads', 'threads-without-processes'],
  ['windows, venv', 'threads', 'none'],
  ['linux', 'prefork', undefined],
])('%s: %s is rejected by %s', (words, pool, rule) => expect(rejectedBy(words, pool)).toBe(rule))

it.each([
  ['linux', ['prefork-default', 'concurrency']],
  ['linux, time limit', ['prefork-for-limits', 'prefork-default', 'concurrency']],
  ['linux, io', ['threads-for-io']],
  ['linux, io, -c 30', ['threads-for-io', 'concurrency']],
  ['linux, no semaphores', ['threads-without-processes']],
  ['macos, celery 5.6.2', ['prefork-default', 'prefork-spawn-needs-variable', 'concurrency']],
  ['windows, venv', ['solo-for-windows-development']],
  ['windows, venv, cpu', ['solo-nodes-for-cpu', 'solo-for-windows-development', 'concurrency']],
])('%s: the reasons are %j', (words, rules) => {
  expect(advise(situation(words), 'shop').reasons.map(({ rule }) => rule)).toEqual(rules)
})

describe('a plan', () => {
  it.each(['linux', 'windows, venv, cpu', 'linux, no semaphores', 'linux, has gevent, asks gevent'])(
    'in %s chooses one pool and says of every other why not',
    (words) => {
      const { nodes, rejected } = advise(situation(words), 'shop')
      const chosen = [...new Set(nodes.map(({ pool }) => pool))]
      expect(chosen).toHaveLength(1)
      expect([...chosen, ...rejected.map(({ pool }) => pool)].sort()).toEqual([
        'eventlet',
        'gevent',
        'prefork',
        'solo',
        'threads',
      ])
      for (const { reason } of rejected) expect(reason).not.toBe('')
    },
  )

  it.each([
    ['linux', 'probed'],
    ['linux, from elsewhere', 'rules'],
    ['windows, from elsewhere, venv', 'rules'],
  ])('in %s rests on what was %s', (words, evidence) =>
    expect(advise(situation(words), 'shop').evidence).toBe(evidence),
  )

  it('names the reason of a variable that it needs', () => {
    const { env, reasons } = advise(situation('macos, celery 5.6.2'), 'shop')
    expect(env).toEqual({ [FORKED]: '1' })
    expect(reasons.map(({ rule }) => rule)).toContain('prefork-spawn-needs-variable')
  })

  it('puts the folder of the app on the path', () => {
    expect(advise({ ...situation('linux'), importRoot: 'src' }, 'shop').env).toEqual({ PYTHONPATH: 'src' })
  })

  it('gives each of several nodes a name of its own, and a command', () => {
    const { nodes, command } = advise(situation('windows, venv, cpu'), 'shop')
    expect(nodes.map(({ name }) => name)).toEqual(['solo1@%h', 'solo2@%h', 'solo3@%h', 'solo4@%h'])
    expect(command[1]).toEqual([
      'celery',
      '-A',
      'shop',
      'worker',
      '--pool=solo',
      '--hostname=solo2@%h',
      '--loglevel=INFO',
    ])
  })

  it.each([
    ['linux, worker_pool solo, cpu', ['--pool=processes', '--concurrency=4']],
    ['linux, worker_pool prefork', ['--pool=prefork', '--concurrency=4']],
    ['linux, worker_pool pools:Own', ['--concurrency=4']],
    ['windows, venv, worker_pool prefork', ['--pool=solo']],
  ])('in %s is heard by Celery', (words, options) => {
    const [argv = []] = advise(situation(words), 'shop').command
    expect(argv).toEqual(['celery', '-A', 'shop', 'worker', ...options, '--loglevel=INFO'])
  })
})

it('has every rule in the table under its file name', () => {
  const folder = fileURLToPath(new URL('../../src/pool/rules', import.meta.url))
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
  expect(poolRules.map(({ id }) => id).sort()).toEqual(files.sort())
})

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { advise } from '../../src/pool/advise.ts'
import { poolRules } from '../../src/pool/rules.ts'
import { inputOf } from './inputs.ts'

const FORKED = 'FORKED_BY_MULTIPROCESSING'

/** `prefork 4`, `solo`, `4 × solo`, `prefork 4 +FORKED_BY_MULTIPROCESSING` */
function planned(words: string): string {
  const { nodes, env } = advise(inputOf(words), 'shop')
  const [first] = nodes
  const count = nodes.length > 1 ? `${nodes.length} × ` : ''
  const concurrency = first!.concurrency === null ? '' : ` ${first!.concurrency}`
  return `${count}${first!.pool}${concurrency}${Object.keys(env)
    .map((name) => ` +${name}`)
    .join('')}`
}

/** The rule that a rejected pool is rejected by. */
const rejectedBy = (words: string, pool: string) =>
  advise(inputOf(words), 'shop').rejected.find((entry) => entry.pool === pool)?.rule

it("the plan says which pool would be poolwise's choice", () => {
  const texts = (words: string) => advise(inputOf(words), 'shop').reasons.map(({ text }) => text)
  const note = expect.stringContaining("prefork would be poolwise's choice") as string
  expect(texts('linux, asks threads, task time limit')).toContainEqual(note)
  expect(texts('linux, asks threads')).not.toContainEqual(note)
  expect(texts('linux, asks solo, task time limit')).toContainEqual(note)
})

it.each([
  // input, plan, why it is chosen
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
  ['linux, asks threads, time limit', 'threads 16', 'configured-pool-kept'],
  ['linux, asks threads, -c 24, task time limit', 'threads 24', 'configured-pool-kept'],
  // A number of threads is no number of processes.
  ['linux, asks threads, -c 24, cpu', 'prefork 4', 'prefork-for-cpu'],
  ['linux, asks threads, -c 24, --autoscale=10,3', 'prefork 10', 'prefork-default'],
  ['linux, asks gevent, -c 500', 'prefork 4', 'prefork-default'],
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
  // features in use
  ['linux, --pool threads, time limit', 'threads 16', 'configured-pool-kept'],
  ['linux, --pool threads, --autoscale=10,3', 'threads 16', 'configured-pool-kept'],
  ['linux, --pool threads, CELERY_WORKER_AUTOSCALE', 'prefork 4', 'prefork-default'],
  ['linux, io, task time limit', 'prefork 4', 'prefork-for-limits'],
  ['linux, io, terminates', 'prefork 4', 'prefork-for-terminate'],
  ['linux, asks solo, terminates', 'solo', 'configured-pool-kept'],
  ['linux, --autoscale=10,3', 'prefork 10', 'prefork-default'],
  ['linux, asks threads, --autoscale=10,3', 'prefork 10', 'prefork-default'],
  ['linux, no semaphores, --autoscale=10,3', 'threads 16', 'threads-without-processes'],
  ['linux, no semaphores, CELERY_WORKER_AUTOSCALE', 'solo', 'solo-always-works'],
  ['linux, -B', 'prefork 4', 'prefork-default'],
  ['linux, has gevent, asks gevent, -B', 'prefork 4', 'prefork-default'],
  ['linux, has gevent, --pool gevent, -B', 'gevent 50', 'configured-pool-kept'],
  ['windows, venv, -B', 'solo', 'solo-for-windows-development'],
  ['windows, venv, terminates', 'solo', 'solo-for-windows-development'],
  ['linux, has gevent, asks gevent, time limit', 'gevent 50', 'configured-pool-kept'],
  // what the app seems to do
  ['linux, seems to wait', 'prefork 4', 'prefork-default'],
  ['linux, seems to wait, no semaphores', 'threads 16', 'guessed-workload'],
  ['linux, seems to wait, cpu', 'prefork 4', 'prefork-for-cpu'],
  ['linux, seems to compute', 'prefork 4', 'guessed-workload'],
  ['macos, seems to wait', 'threads 16', 'guessed-workload'],
  ['macos, seems to compute', 'prefork 4', 'guessed-workload'],
  ['windows, venv, seems to wait', 'solo', 'solo-for-windows-development'],
  ['windows, venv, seems to compute', 'solo', 'solo-for-windows-development'],
  // CPUs and memory
  ['linux, quota', 'prefork 2', 'prefork-default'],
  ['linux, memory 100', 'prefork 2', 'prefork-default'],
  ['linux, memory 100, spawns', 'prefork 1', 'prefork-default'],
  ['linux, memory 20', 'prefork 1', 'prefork-default'],
  ['linux, memory 2000', 'prefork 4', 'prefork-default'],
  ['linux, memory 100, -c 8', 'prefork 8', 'prefork-default'],
  ['windows, venv, cpu, memory 150', '3 × solo', 'solo-nodes-for-cpu'],
  ['linux, 100 cpus', 'prefork 100', 'prefork-default'],
  ['linux, io, 100 cpus', 'threads 32', 'threads-for-io'],
  ['windows, venv, --pool prefork, 100 cpus', 'prefork 60', 'configured-pool-kept'],
  ['windows, venv, --pool prefork, -c 80', 'prefork 60', 'configured-pool-kept'],
  // libraries
  ['linux, torch with CUDA', 'prefork 4', 'prefork-default'],
  ['linux, torch with CUDA, asks solo', 'solo', 'configured-pool-kept'],
])('%s → %s, by %s', (words, plan, rule) => {
  expect(planned(words)).toBe(plan)
  expect(advise(inputOf(words), 'shop').reasons[0]?.rule).toBe(rule)
})

it.each([
  ['linux, has gevent, patched for gevent', 'gevent 50'],
  ['linux, has gevent, asks prefork, patched for gevent', 'gevent 50'],
  ['linux, has gevent, soft time limit, patched for gevent', 'gevent 50'],
  ['windows, venv, has gevent, patched for gevent', 'gevent 50'],
  // Celery refuses -B there: pool.monkey-patched says what happens.
  ['linux, has gevent, -B, patched for gevent', 'prefork 4'],
])('an app that patches for a pool gets that pool: %s', (words, expected) => expect(planned(words)).toBe(expected))

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
  ['windows, venv', 'threads', 'threads-without-processes'],
  ['linux, --autoscale=10,3', 'threads', 'threads-cannot-grow'],
  ['windows, venv, CELERY_WORKER_AUTOSCALE', 'threads', 'threads-cannot-grow'],
  ['linux, has gevent, asks gevent, -B', 'gevent', 'beat-with-green-pool'],
  ['linux, terminates', 'solo', 'solo-always-works'],
  ['linux, seems to wait', 'threads', 'guessed-workload'],
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
  ['windows, venv, cpu', ['solo-nodes-for-cpu', 'solo-for-windows-development', 'solo-nodes-share', 'concurrency']],
  ['windows, venv, cpu, own prefetch', ['solo-nodes-for-cpu', 'solo-for-windows-development', 'concurrency']],
])('%s: the reasons are %j', (words, rules) => {
  expect(advise(inputOf(words), 'shop').reasons.map(({ rule }) => rule)).toEqual(rules)
})

/** What whoever runs the chosen pool should know: the rules among the reasons that only note. */
it.each([
  ['linux, torch with CUDA', 'prefork-spawns-for-cuda', 'a spawned one can'],
  ['linux, torch with CUDA, celery 5.6.2', 'prefork-spawns-for-cuda', 'Celery 5.7 can spawn'],
  ['linux, imports grpc', 'prefork-fork-unsafe-libraries', 'open channels in the task'],
  ['linux, imports pymongo', 'prefork-fork-unsafe-libraries', 'create the MongoClient in the task'],
  ['linux, has gevent, asks gevent, imports psycopg2', 'gevent-with-blocking-drivers', 'psycogreen'],
  ['linux, asks solo, rabbitmq', 'solo-without-heartbeats', 'broker_heartbeat (120 s) loses the connection'],
  ['linux, asks solo, rabbitmq, acks late', 'solo-without-heartbeats', 'delivered again (task_acks_late (shop.py:9))'],
  ['linux, asks solo, celery 5.2.7', 'solo-loses-task-on-stop', 'loses the running task'],
  ['linux, asks solo, time limit', 'limits-ignored', 'no effect with solo: task_time_limit (shop.py:5)'],
  ['linux, has gevent, asks gevent, soft time limit', 'limits-ignored', 'no effect with gevent: task_soft_time_limit'],
  ['windows, venv, time limit', 'prefork-past-the-launcher', 'worker launch --pool prefork'],
  ['windows, venv, terminates', 'prefork-past-the-launcher', 'shop/views.py:9'],
  ['windows, venv, -B', 'beat-kept', 'Celery refuses it on Windows'],
  ['linux, has gevent, --pool gevent, -B', 'beat-with-green-pool', 'run celery beat as a separate process'],
  ['linux, no semaphores, --autoscale=10,3', 'threads-cannot-grow', 'without --autoscale'],
  ['linux, quota', 'prefork-quota-auto', '-c auto'],
])('%s: %s says %s', (words, rule, text) => {
  const { reasons } = advise(inputOf(words), 'shop')
  expect(reasons.find((entry) => entry.rule === rule)?.text).toContain(text)
})

it.each([
  ['linux, has gevent, asks gevent, time limit', 'limits-ignored'],
  ['linux, has gevent, has psycogreen, asks gevent, imports psycopg2', 'gevent-with-blocking-drivers'],
  ['linux, spawns, imports grpc', 'prefork-fork-unsafe-libraries'],
  ['linux, spawns, torch with CUDA', 'prefork-spawns-for-cuda'],
  ['windows, venv, rabbitmq', 'solo-without-heartbeats'],
  ['linux, asks solo, celery 5.3.0', 'solo-loses-task-on-stop'],
  ['linux, rabbitmq, acks late', 'solo-without-heartbeats'],
  ['linux, time limit', 'limits-ignored'],
])('%s: %s has nothing to say', (words, rule) =>
  expect(advise(inputOf(words), 'shop').reasons.map((entry) => entry.rule)).not.toContain(rule),
)

it.each([
  // input, options of the command beside pool and log level
  ['linux, quota', '--concurrency=auto'],
  ['linux, quota, celery 5.6.2', '--concurrency=2'],
  ['linux, quota, -c 3', '--concurrency=3'],
  ['linux, quota, memory 70', '--concurrency=1'],
  ['linux, quota, io', '--concurrency=8'],
  ['macos, quota', '--concurrency=2'],
  ['linux, torch with CUDA', '--concurrency=4 --pool-start-method=spawn'],
  ['linux, torch with CUDA, celery 5.6.2', '--concurrency=4'],
  ['linux, --autoscale=10,3', '--autoscale=10,3'],
  ['linux, no semaphores, --autoscale=10,3', '--concurrency=16'],
  ['linux, CELERY_WORKER_AUTOSCALE', '--concurrency=4'],
  ['linux, --time-limit=60', '--concurrency=4 --time-limit=60'],
  ['linux, no semaphores, --time-limit=60', '--concurrency=16'],
  ['linux, -B', '--concurrency=4 -B'],
  ['windows, venv, -B', ''],
  ['linux, has gevent, --pool gevent, -B', '--concurrency=50'],
  ['linux, -Q mail+imports', '--concurrency=4 --queues=mail,imports'],
])('%s → celery worker %s', (words, options) => {
  const [argv = []] = advise(inputOf(words), 'shop').command
  expect(argv.slice(5, -1).join(' ')).toBe(options)
})

it('beat runs in one of several nodes only', () => {
  const { command } = advise(inputOf('linux, no semaphores, cpu, -B'), 'shop')
  expect(command.map((argv) => argv.includes('-B'))).toEqual([true, false, false, false])
})

describe('a plan', () => {
  it.each(['linux', 'windows, venv, cpu', 'linux, no semaphores', 'linux, has gevent, asks gevent'])(
    'in %s chooses one pool and says of every other why not',
    (words) => {
      const { nodes, rejected } = advise(inputOf(words), 'shop')
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
  ])('in %s rests on what was %s', (words, evidence) => expect(advise(inputOf(words), 'shop').evidence).toBe(evidence))

  it('names the reason of a variable that it needs', () => {
    const { env, reasons } = advise(inputOf('macos, celery 5.6.2'), 'shop')
    expect(env).toEqual({ [FORKED]: '1' })
    expect(reasons.map(({ rule }) => rule)).toContain('prefork-spawn-needs-variable')
  })

  it('puts the folder of the app on the path', () => {
    expect(advise({ ...inputOf('linux'), importRoot: 'src' }, 'shop').env).toEqual({ PYTHONPATH: 'src' })
  })

  it('gives each of several nodes a name of its own, and a command', () => {
    const { nodes, command } = advise(inputOf('windows, venv, cpu'), 'shop')
    expect(nodes.map(({ name }) => name)).toEqual(['solo1@%h', 'solo2@%h', 'solo3@%h', 'solo4@%h'])
    expect(command[1]).toEqual([
      'celery',
      '-A',
      'shop',
      'worker',
      '--pool=solo',
      '--hostname=solo2@%h',
      '--prefetch-multiplier=1',
      '--loglevel=INFO',
    ])
  })

  it.each([
    ['linux, worker_pool solo, cpu', ['--pool=processes', '--concurrency=4']],
    ['linux, worker_pool prefork', ['--pool=prefork', '--concurrency=4']],
    ['linux, worker_pool pools:Own', ['--concurrency=4']],
    ['windows, venv, worker_pool prefork', ['--pool=solo']],
  ])('in %s is heard by Celery', (words, options) => {
    const [argv = []] = advise(inputOf(words), 'shop').command
    expect(argv).toEqual(['celery', '-A', 'shop', 'worker', ...options, '--loglevel=INFO'])
  })
})

it('has every rule in the table under its file name', () => {
  const folder = fileURLToPath(new URL('../../src/pool/rules', import.meta.url))
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
  expect(poolRules.map(({ id }) => id).sort()).toEqual(files.sort())
})

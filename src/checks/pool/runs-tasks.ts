import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'

const BROKERS = { redis: 'a private Redis', rabbitmq: 'a private RabbitMQ', memory: 'in the process of the worker' }

export const runsTasks = defineCheck({
  id: 'pool.runs-tasks',
  title: 'The configured pool runs a canary task',
  tier: 'canary',
  severity: 'error',
  needs: ['poolTrial', 'worker', 'platform', 'app'],
  considers: ['celeryOptions'],
  after: [
    'host.shared-memory',
    'ipc.child-spawns',
    'ipc.semaphore-in-child',
    'ipc.pool-round-trip',
    'ipc.task-registry-in-child',
    'app.imports',
    'pool.supported-on-platform',
    'pool.package-installed',
    'pool.monkey-patched',
    'pool.spawn-environment',
  ],
  evaluate({ poolTrial, worker, platform, app, celeryOptions }) {
    const { status, pool, ready, ms, error, complaints, options, afterMs, broker, failures } = poolTrial
    const named = failures[0]
    const evidence = {
      pool: pool ?? worker.pool,
      command: ['celery', '-A', app.app, 'worker', ...options].join(' '),
      broker: BROKERS[broker],
      'worker was ready': ready,
      ...(ms !== null && { 'took ms': ms }),
      ...(complaints.length > 0 && { 'the worker said': complaints }),
      ...(failures.length > 0 && { 'its log shows': failures.map(({ label, text }) => `${label}: ${text}`) }),
    }
    if (status === 'ran' && named === undefined) return pass(evidence)
    if (status === 'ran' && named !== undefined) {
      return fail({
        message: `A task that does nothing runs, but the log of this project's worker shows a failure: ${named.title}.`,
        evidence,
        remedy: remedy(named.action, command('poolwise', 'explain', named.label)),
      })
    }
    if (status === 'not-tried') {
      return unknown(
        `this needs a run on ${platform.target}`,
        {},
        remedy(`Run it on ${platform.target}.`, command('poolwise', 'doctor', '--prove')),
      )
    }
    const seconds = Math.round(afterMs / 1000)
    return fail({
      message:
        status === 'failed'
          ? ready
            ? `A task that does nothing fails in this project's ${worker.pool} pool: ${error ?? ''}`
            : `This project's worker does not start with its ${worker.pool} pool: ${error ?? ''}`
          : ready
            ? `A task that does nothing did not finish in this project's ${worker.pool} pool within ${seconds} s.`
            : `This project's worker does not become ready with its ${worker.pool} pool.`,
      evidence,
      remedy: named
        ? remedy(named.action, command('poolwise', 'explain', named.label))
        : remedy(
            'Check what the project does when a worker or a pool child starts (worker_init, worker_process_init, imports). If the task runs with --pool=solo, the pool is the cause.',
            workerWithPool({ worker, app, celeryOptions }, 'solo', platform.target).command,
            command('poolwise', 'pool', 'recommend'),
          ),
    })
  },
})

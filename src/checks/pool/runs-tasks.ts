import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

export const runsTasks = defineCheck({
  id: 'pool.runs-tasks',
  title: 'A canary task comes back through the configured pool',
  tier: 'canary',
  severity: 'error',
  needs: ['poolTrial', 'worker', 'platform', 'app'],
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
  evaluate({ poolTrial, worker, platform, app }) {
    const { status, pool, ready, ms, error, complaints, options, afterMs } = poolTrial
    const evidence = {
      pool: pool ?? worker.pool,
      command: ['celery', '-A', app.app, 'worker', ...options].join(' '),
      'worker was ready': ready,
      ...(ms !== null && { 'took ms': ms }),
      ...(complaints.length > 0 && { 'the worker said': complaints }),
    }
    if (status === 'ran') return pass(evidence)
    if (status === 'not-tried') {
      return unknown(
        `only a run on ${platform.target} can tell`,
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
            : `This project's worker doesn't start with its ${worker.pool} pool: ${error ?? ''}`
          : ready
            ? `A task that does nothing didn't come back from this project's ${worker.pool} pool within ${seconds} s.`
            : `This project's worker doesn't become ready with its ${worker.pool} pool.`,
      evidence,
      remedy: remedy(
        'Look at what the project does when a worker or a pool child starts (worker_init, worker_process_init, the imports); with --pool=solo the same task shows if it is the pool.',
        command('celery', '-A', app.app, 'worker', '--pool=solo', '--loglevel=INFO'),
        command('poolwise', 'pool', 'recommend'),
      ),
    })
  },
})

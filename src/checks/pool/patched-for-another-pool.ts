import { hasOption } from '../../celery-command/option-value.ts'
import type { AppFact, PatchedByImport } from '../../facts/app.ts'
import type { CeleryOptionsFact } from '../../facts/launch.ts'
import type { PlatformFact } from '../../facts/platform.ts'
import type { PoolName, WorkerFact } from '../../facts/worker.ts'
import { fail, skip, type CheckResult } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerWithPool } from '../remedy/worker-command.ts'
import { locationOf } from '../location.ts'

interface Facts {
  readonly app: AppFact
  readonly platform: PlatformFact
  readonly worker: WorkerFact
  readonly celeryOptions?: CeleryOptionsFact | undefined
}

/**
 * pool.monkey-patched for a pool that needs no patching, or that of the other library: what happens to a worker whose sockets are patched by the app that
 * it imports. Measured with Celery 5.6.2 and 5.7.0, gevent 26 and eventlet 0.41, Redis and RabbitMQ.
 */
export function patchedForAnotherPool({ app, platform, worker, celeryOptions }: Facts): CheckResult {
  const { pool, poolOrigin, command: argv } = worker
  const found = (app.process.patchedByImport ?? []).find(
    ({ library, modules }) => library !== pool && modules.includes('socket'),
  )
  const own = argv === null || argv[0] === 'poolwise' ? ['celery', '-A', app.app, 'worker', '--loglevel=INFO'] : argv
  const effect = found && effectOn(pool, found, own)
  if (!found || !effect) return skip(`the ${pool} pool needs no patching`)
  const { library, modules, file, line } = found
  const { command, note } = workerWithPool({ worker, app, celeryOptions }, library, platform.target)
  const by = file === null ? 'a package that the app imports' : `${file}:${line ?? 1}`
  return fail({
    message: `${by} patches the standard library for ${library}, and the worker uses the ${pool} pool: ${effect}.`,
    evidence: { pool, from: poolOrigin.where, patched: modules, 'patched by': by },
    severity: effect === notReady ? 'error' : 'warn',
    remedy: remedy(
      `Patch only in the program that needs it, not in a module that the worker imports; or start the worker with the ${library} pool.${note}`,
      command,
    ),
    location: file === null ? locationOf(poolOrigin) : { file, line },
  })
}

const notReady = 'it never becomes ready'

function effectOn(pool: PoolName, { modules }: PatchedByImport, argv: readonly string[]): string | null {
  if (pool === 'custom') return null
  // Patched by Celery for this pool, and by the app for the other.
  if (pool === 'gevent' || pool === 'eventlet') return modules.includes('thread') ? notReady : null
  // Without its connections to other workers, and without patched threads, prefork and solo start.
  const alone = hasOption(argv, '--without-gossip') && hasOption(argv, '--without-mingle')
  if (modules.includes('thread') && (pool === 'threads' || !alone)) return notReady
  if (pool === 'threads') return 'it ends with "Cannot switch to a different thread"'
  return pool === 'prefork' ? 'it runs tasks, but does not stop' : null
}

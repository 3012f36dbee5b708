import type { WorkerFact } from '../../facts/worker.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'
import { leftOut } from './left-out.ts'

/** How to run tasks on Windows. */
export const SOLO_ON_WINDOWS =
  'Use --pool=solo (one task at a time, enough for development) or --pool=threads (several at once). To choose the pool ' +
  'per system, set worker_pool = "solo" under `if sys.platform == "win32"`, or launch the worker with poolwise.'

/** The project's own worker command, or the plain one, with a pool that works on Windows. */
export function soloPool(worker: WorkerFact, app: string): Remedy {
  const own = worker.command ?? ['celery', '-A', app, 'worker', '--loglevel=INFO']
  const { argv, dropped } = commandWithPool(own, 'solo', 'windows')
  return remedy(
    SOLO_ON_WINDOWS + leftOut(dropped, 'solo', 'windows'),
    command(...argv),
    command('poolwise', 'worker', 'launch', '--auto-pool'),
  )
}

import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'
import { workerWithPool, type OwnWorker } from './worker-command.ts'

/** How to run tasks on Windows. */
export const SOLO_ON_WINDOWS =
  'Use --pool=solo (one task at a time, enough for development) or --pool=threads (several at once). To choose the pool ' +
  'per system, set worker_pool = "solo" under `if sys.platform == "win32"`, or launch the worker with poolwise.'

/** The project's own worker command, or the plain one, with a pool that works on Windows. */
export function soloPool(own: OwnWorker): Remedy {
  const { command: worker, note } = workerWithPool(own, 'solo', 'windows')
  return remedy(SOLO_ON_WINDOWS + note, worker, command('poolwise', 'worker', 'launch', '--auto-pool'))
}

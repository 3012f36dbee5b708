import type { PlatformFact } from '../../facts/platform.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { skip, unknown, type CheckResult } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

/**
 * What every measured ipc check says first: semaphores and child pools concern prefork alone, and another system's can't
 * be measured from here.
 * @returns null when the measurement counts
 */
export function preforkOnly({ platform, worker }: { platform: PlatformFact; worker?: WorkerFact }): CheckResult | null {
  if (worker !== undefined && worker.pool !== 'prefork')
    return skip(`the ${worker.pool} pool starts no child processes`)
  if (platform.foreign)
    return unknown(
      `only a run on ${platform.target} can tell`,
      {},
      remedy(`Run it on ${platform.target}.`, command('poolwise', 'doctor')),
    )
  return null
}

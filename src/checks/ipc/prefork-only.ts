import type { PlatformFact } from '../../facts/platform.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { skip, unknown, type CheckResult } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

interface Facts {
  readonly platform: PlatformFact
  readonly worker?: WorkerFact | undefined
}

/**
 * The result of every measured check when the target is another system, where nothing can be tried from here.
 * @returns null when the target is this system
 */
export function elsewhere({ platform, worker }: Facts): CheckResult | null {
  if (!platform.foreign) return null
  if (worker !== undefined && worker.pool !== 'prefork')
    return skip(`the ${worker.pool} pool starts no child processes`)
  const there = remedy(`Run it on ${platform.target}.`, command('poolwise', 'doctor'))
  return unknown(`only a run on ${platform.target} can show this`, {}, there)
}

/** The same for checks that concern prefork alone: semaphores in children, pools, their task registry. */
export const preforkOnly = (facts: Facts): CheckResult | null =>
  facts.worker !== undefined && facts.worker.pool !== 'prefork'
    ? skip(`the ${facts.worker.pool} pool starts no child processes`)
    : elsewhere(facts)

import type { PlatformFact } from '../../facts/platform.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { skip, unknown, type CheckResult } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

interface Facts {
  readonly platform: PlatformFact
  readonly worker?: WorkerFact | undefined
}

/**
 * What every measured check says first when another system is the target: nothing can be tried there from here.
 * @returns null when the target is this system
 */
export function elsewhere({ platform, worker }: Facts): CheckResult | null {
  if (!platform.foreign) return null
  if (worker !== undefined && worker.pool !== 'prefork')
    return skip(`the ${worker.pool} pool starts no child processes`)
  const there = remedy(`Run it on ${platform.target}.`, command('poolwise', 'doctor'))
  return unknown(`only a run on ${platform.target} can tell`, {}, there)
}

/** The same for what concerns prefork alone: semaphores handed to children, pools, their task registry. */
export const preforkOnly = (facts: Facts): CheckResult | null =>
  facts.worker !== undefined && facts.worker.pool !== 'prefork'
    ? skip(`the ${facts.worker.pool} pool starts no child processes`)
    : elsewhere(facts)

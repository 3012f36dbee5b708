import type { AppFact } from '../../facts/app.ts'
import type { PlatformFact } from '../../facts/platform.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { plannedProcesses, type Planned } from '../../worker/planned-processes.ts'
import { skip, type CheckResult } from '../define-check.ts'
import { thisMachine } from './this-machine.ts'

interface Known {
  readonly platform: PlatformFact
  readonly python: PythonFact
  readonly worker: WorkerFact
  readonly app: AppFact
}

/**
 * The processes or threads that the worker would start, for a check that compares them with a limit of this machine.
 * @param pools the pools that the limit applies to
 * @returns a skip where there is nothing to compare
 */
export function plannedOnThisMachine(known: Known, pools: readonly string[]): Planned | CheckResult {
  const { worker } = known
  const other = thisMachine(known)
  if (other) return other
  if (!pools.includes(worker.pool)) return skip(`the limit does not apply to the ${worker.pool} pool`)
  return plannedProcesses(known) ?? skip('the worker starts no fixed number of processes')
}

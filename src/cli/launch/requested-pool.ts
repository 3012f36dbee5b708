import type { Facts } from '../../facts/facts.ts'
import type { IpcFact, Measurement } from '../../facts/ipc.ts'
import type { PoolName } from '../../facts/worker.ts'
import { adviseProject } from '../../pool/advise-project.ts'
import type { PoolPlan } from '../../pool/plan.ts'
import type { Workload } from '../../pool/advisor-input.ts'
import { UsageError } from '../errors.ts'
import { trialPrefork } from './trial-prefork.ts'

export interface PoolRequest {
  /** The pool that --pool names. */
  readonly pool: PoolName
  readonly workload: Workload | undefined
  readonly facts: Partial<Facts>
  readonly root: string
  readonly quiet: boolean
  /** The worker is one that --like names. */
  readonly selected: boolean
}

/**
 * The plan for the pool that --pool names. On Windows prefork is tried first, in the way the launch will start it: it has
 * to work on this very machine.
 * @throws UsageError when the pool can't be used here
 */
export async function planRequestedPool({
  pool,
  workload,
  facts,
  root,
  quiet,
  selected,
}: PoolRequest): Promise<PoolPlan> {
  const app = facts.appSearch?.chosen?.app ?? null
  const planWith = (ipc: IpcFact | undefined): PoolPlan =>
    requirePool(
      adviseProject({ ...facts, ...(ipc && { ipc }) }, { workload: workload ?? null, requested: pool, app, selected }),
      pool,
    )
  const needsTrial = pool === 'prefork' && facts.platform?.target === 'windows' && !facts.platform.foreign
  if (!needsTrial) return planWith(facts.ipc)
  // Before the trial: what else would prefork need if it works here, and does anything else rule it out?
  const env = { ...process.env, ...planWith(WORKING_IPC).env }
  return planWith(await trialPrefork({ python: facts.interpreter?.executable ?? '', root, env, quiet }))
}

const WORKED: Measurement = { status: 'worked', ms: 0 }

const WORKING_IPC: IpcFact = {
  startMethod: 'spawn',
  semaphore: WORKED,
  childSpawns: WORKED,
  semaphoreInChild: WORKED,
  poolRoundTrip: WORKED,
  taskRegistryInChild: WORKED,
  sharedMemory: null,
}

/**
 * The plan, which must be for this pool.
 * @throws UsageError with the advisor's reason when it is for another one
 */
function requirePool(plan: PoolPlan, pool: PoolName): PoolPlan {
  if (plan.nodes[0]?.pool === pool) return plan
  const why = plan.rejected.find((entry) => entry.pool === pool)?.reason ?? 'another pool suits better'
  throw new UsageError(
    `--pool ${pool}: ${why}`,
    'Launch with --auto-pool, or see what is possible: poolwise pool recommend',
  )
}

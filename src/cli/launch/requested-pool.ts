import type { Facts } from '../../facts/facts.ts'
import type { IpcFact, Measurement } from '../../facts/ipc.ts'
import type { PoolName } from '../../facts/worker.ts'
import { advise } from '../../pool/advise.ts'
import type { PoolPlan } from '../../pool/plan.ts'
import { situationOf, type Workload } from '../../pool/situation.ts'
import { provePrefork } from '../../probes/prove-prefork.ts'
import { Interrupted, UsageError } from '../errors.ts'
import { startProgress } from '../progress.ts'

export interface AskedPool {
  readonly pool: PoolName
  readonly workload: Workload | undefined
  readonly facts: Partial<Facts>
  readonly root: string
  readonly quiet: boolean
}

/**
 * The plan for a pool that was asked for by name. On Windows prefork is tried first, the way that the launch will start it:
 * this very machine has to show that it works.
 * @throws UsageError when the pool can't be had here
 */
export async function planAsked({ pool, workload, facts, root, quiet }: AskedPool): Promise<PoolPlan> {
  const app = facts.appSearch?.chosen?.app ?? null
  const planWith = (ipc: IpcFact | undefined) =>
    advise(situationOf({ ...facts, ...(ipc && { ipc }) }, workload ?? null, pool), app)
  const windows = pool === 'prefork' && facts.platform?.target === 'windows' && !facts.platform.foreign
  if (!windows) return granted(planWith(facts.ipc), pool)
  const env = { ...process.env, ...granted(planWith(working), pool).env }
  const proof = await proved(facts.interpreter?.executable ?? '', root, env, quiet)
  const broken = [
    proof.semaphore,
    proof.childSpawns,
    proof.semaphoreInChild,
    proof.poolRoundTrip,
    proof.taskRegistryInChild,
  ]
    .map(complaint)
    .find((text) => text !== null)
  if (broken !== undefined)
    throw new UsageError(
      `prefork was tried on this machine, past the launcher of the virtual environment, and doesn't work: ${broken}`,
      'Launch with --auto-pool, or with --pool solo or --pool threads.',
    )
  return granted(planWith(proof), pool)
}

const worked: Measurement = { status: 'worked', ms: 0 }

/** Asked before the trial: what else would a prefork that works here need, and does anything else speak against it? */
const working: IpcFact = {
  startMethod: 'spawn',
  semaphore: worked,
  childSpawns: worked,
  semaphoreInChild: worked,
  poolRoundTrip: worked,
  taskRegistryInChild: worked,
  sharedMemory: null,
}

/** The plan, if it is the one that was asked for. */
function granted(plan: PoolPlan, pool: PoolName): PoolPlan {
  if (plan.nodes[0]?.pool === pool) return plan
  const why = plan.rejected.find((entry) => entry.pool === pool)?.reason ?? 'another pool suits better'
  throw new UsageError(
    `--pool ${pool}: ${why}`,
    'Launch with --auto-pool, or see what is possible: poolwise pool recommend',
  )
}

async function proved(
  python: string,
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  quiet: boolean,
): Promise<IpcFact> {
  const progress = startProgress(process.stderr, !quiet)
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const outcome = await provePrefork({
      python,
      root,
      env,
      signal: controller.signal,
      onStep: (doing) => progress.step(doing),
    })
    if (controller.signal.aborted) throw new Interrupted()
    if (outcome.kind === 'ok') return outcome.value
    const why = outcome.kind === 'broken' ? outcome.error : outcome.kind === 'absent' ? outcome.because : 'no answer'
    throw new UsageError(`prefork could not be tried on this machine: ${why}`, 'Launch with --auto-pool.')
  } finally {
    progress.done()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

/** What a measurement has against the pool, in words; null: nothing. */
function complaint(measurement: Measurement): string | null {
  switch (measurement.status) {
    case 'worked':
      return null
    case 'not-tried':
      return measurement.because
    case 'silent':
      return `no answer within ${Math.round(measurement.afterMs / 1000)} s`
    case 'failed':
      return `${measurement.error.type}: ${measurement.error.message}`
  }
}

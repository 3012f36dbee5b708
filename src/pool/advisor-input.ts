import type { Facts } from '../facts/facts.ts'
import type { OsName } from '../facts/platform.ts'
import type { Measurement } from '../facts/ipc.ts'
import type { Origin, PoolName } from '../facts/worker.ts'
import { cudaLibrary, guessWorkload, type GuessedWorkload } from './app-hints.ts'
import { featuresOf, type Features } from '../worker/features.ts'
import { importRootOf } from '../worker/import-root.ts'
import { judgeLauncher } from '../worker/venv-launcher.ts'

export type Workload = 'io' | 'cpu' | 'mixed'

/**
 * All that the pool rules look at, in one flat record, so that a rule is one line and a test one row.
 * null means: not known here.
 */
export interface AdvisorInput {
  readonly os: OsName
  /** Judged for another system: nothing was measured there. */
  readonly foreign: boolean
  readonly celery: string | null
  readonly billiard: string | null
  readonly python: readonly [number, number, number] | null
  /** python.exe of the environment only starts the real interpreter. */
  readonly launcher: boolean | null
  readonly startMethod: 'fork' | 'spawn' | 'forkserver'
  readonly forkedByMultiprocessing: boolean
  readonly semaphore: Measurement['status'] | null
  readonly childSpawns: Measurement['status'] | null
  readonly semaphoreInChild: Measurement['status'] | null
  readonly poolRoundTrip: Measurement['status'] | null
  /** CPUs that the worker may use: affinity and cgroup quota counted. */
  readonly cpus: number
  readonly installed: readonly string[]
  readonly imports: readonly string[]
  readonly workload: Workload | null
  /** Folder that must be on sys.path for the app, relative to the root; null: the root itself. */
  readonly importRoot: string | null
  /** The pool that the project asks for, and where; null: it leaves the choice to Celery. */
  readonly configuredPool: { readonly pool: PoolName; readonly origin: Origin } | null
  readonly configuredConcurrency: number | null
  /** worker_pool of the app's settings; `-P prefork` doesn't override it (celery/bin/worker.py, WorkersPool.convert). */
  readonly workerPoolSetting: string | null
  /** Memory that the worker may use, where that is known: the cgroup's limit, or what this machine has left. */
  readonly memoryBytes: number | null
  /** A cgroup allows fewer CPUs than the machine has. */
  readonly cpuQuota: boolean
  readonly features: Features
  /** What the app's imports and tasks let us suppose where no workload is named. */
  readonly guess: GuessedWorkload | null
  /** The library with CUDA that is imported with the app. */
  readonly cuda: string | null
  /** Seconds between the heartbeats without which RabbitMQ closes a connection; null: another broker, or none agreed. */
  readonly heartbeat: number | null
  /** worker_prefetch_multiplier is the project's own. */
  readonly ownPrefetch: boolean
}

/**
 * Flattens what the probes brought; whatever is missing is null or the system's default.
 * @param wanted the pool that a person asks for on the command line, whatever the project says
 */
export function advisorInput(
  facts: Partial<Facts>,
  workload: Workload | null,
  wanted: PoolName | null = null,
): AdvisorInput {
  const { platform, host, python, celery, app, worker, ipc, project, packages } = facts
  const foreign = platform?.foreign ?? false
  const measured = foreign ? undefined : ipc
  return {
    os: platform?.target ?? 'linux',
    foreign,
    celery: celery?.version ?? null,
    billiard: celery?.billiardVersion ?? null,
    python: python?.version ?? null,
    launcher: platform ? judgeLauncher({ platform, python, project }).launcher : null,
    startMethod: worker?.startMethod ?? (platform?.target === 'windows' ? 'spawn' : 'fork'),
    forkedByMultiprocessing: worker?.forkedByMultiprocessing ?? false,
    semaphore: measured?.semaphore.status ?? null,
    childSpawns: measured?.childSpawns.status ?? null,
    semaphoreInChild: measured?.semaphoreInChild.status ?? null,
    poolRoundTrip: measured?.poolRoundTrip.status ?? null,
    cpus: cpuAllowance(python?.usableCpus ?? host?.cpuCount ?? 1, python?.cpuQuota ?? null),
    installed: Object.keys(packages ?? {}),
    imports: app?.notableImports ?? [],
    workload,
    importRoot: importRootOf(facts.appSearch?.chosen ?? null),
    configuredPool:
      wanted !== null
        ? { pool: wanted, origin: { kind: 'flag', where: '--pool' } }
        : worker && worker.poolOrigin.kind !== 'default'
          ? { pool: worker.pool, origin: worker.poolOrigin }
          : null,
    configuredConcurrency: worker && worker.concurrencyOrigin.kind !== 'default' ? worker.concurrency : null,
    workerPoolSetting:
      typeof app?.settings['worker_pool']?.value === 'string' ? app.settings['worker_pool'].value : null,
    memoryBytes: memoryOf(facts),
    cpuQuota: python?.cpuQuota != null && Math.ceil(python.cpuQuota) < python.usableCpus,
    features: featuresOf(facts),
    guess: guessWorkload(app),
    cuda: cudaLibrary(facts),
    heartbeat: heartbeatOf(facts),
    ownPrefetch: (app?.settings['worker_prefetch_multiplier']?.origin ?? 'default') !== 'default',
  }
}

const CELERYS_HEARTBEAT = 120

function heartbeatOf({ broker, app }: Partial<Facts>): number | null {
  if (broker?.addresses.some(({ contact }) => contact === 'amqp') !== true) return null
  const seconds = Number(app?.settings['broker_heartbeat']?.value ?? CELERYS_HEARTBEAT)
  return seconds > 0 ? seconds : null
}

/** What a system has left is only asked where the answer means something: macOS fills its memory with caches. */
function memoryOf({ platform, host, python }: Partial<Facts>): number | null {
  if (platform?.foreign === true) return null
  const known = [python?.memoryLimitBytes, platform?.target === 'linux' ? host?.memoryAvailableBytes : null].filter(
    (bytes) => typeof bytes === 'number',
  )
  return known.length === 0 ? null : Math.min(...known)
}

/** A quota of 1.5 CPUs keeps two processes busy; Celery's own `-c auto` rounds up as well. */
const cpuAllowance = (cpus: number, quota: number | null): number =>
  Math.max(1, quota === null ? cpus : Math.min(cpus, Math.ceil(quota)))

/** A person named this pool on the command line: it is taken if it runs at all, and its limits are told. */
export const askedByName = ({ configuredPool }: AdvisorInput, pool: PoolName): boolean =>
  configuredPool?.pool === pool && configuredPool.origin.kind === 'flag'

/** Nothing that is known here keeps prefork from running tasks. */
export const preforkPossible = (input: AdvisorInput): boolean => {
  const { os, startMethod, semaphore, childSpawns, semaphoreInChild, poolRoundTrip } = input
  const tried = [semaphore, childSpawns, semaphoreInChild, poolRoundTrip]
  return os !== 'windows' && !(os === 'macos' && startMethod === 'fork') && !tried.some(broke)
}

/** It was tried here and doesn't work. */
export const broke = (status: Measurement['status'] | null): boolean => status === 'failed' || status === 'silent'

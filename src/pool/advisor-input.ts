import type { Facts } from '../facts/facts.ts'
import type { OsName } from '../facts/platform.ts'
import type { Measurement } from '../facts/ipc.ts'
import type { Origin, PoolName, WorkerFact, WorkerVariables } from '../facts/worker.ts'
import { cudaLibrary, guessWorkload, type GuessedWorkload } from './app-hints.ts'
import { featuresOf, type Features } from '../worker/features.ts'
import { importRootOf } from '../worker/import-root.ts'
import { judgeLauncher } from '../worker/venv-launcher.ts'

export type Workload = 'io' | 'cpu' | 'mixed'

/**
 * Everything that the pool rules read, in one flat record, so that a rule is one line and a test one row. null: not known.
 */
export interface AdvisorInput {
  readonly os: OsName
  /** Judged for another system, so nothing is measured. */
  readonly foreign: boolean
  readonly celery: string | null
  readonly billiard: string | null
  readonly python: readonly [number, number, number] | null
  /** python.exe of the environment is a launcher of the real interpreter. */
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
  /** The pool that the project selects, and where; null: Celery's default. */
  readonly configuredPool: { readonly pool: PoolName; readonly origin: Origin } | null
  readonly configuredConcurrency: number | null
  /** What that number counts in the project's own pool. Threads are many and cheap; as many processes would not be. */
  readonly numberOf: 'processes' | 'threads'
  /** worker_pool of the app's settings; `-P prefork` doesn't override it (celery/bin/worker.py, WorkersPool.convert). */
  readonly workerPoolSetting: string | null
  /** Memory that the worker may use: the cgroup's limit, or what is available on this machine. */
  readonly memoryBytes: number | null
  /** A cgroup allows fewer CPUs than the machine has. */
  readonly cpuQuota: boolean
  readonly features: Features
  /** The workload that the app's imports and tasks suggest, used where --workload isn't given. */
  readonly guess: GuessedWorkload | null
  /** The app patches the standard library for this pool, threads included, and where; null: it doesn't, or --pool decides. */
  readonly patched: { readonly library: 'gevent' | 'eventlet'; readonly where: string } | null
  /** The library with CUDA that the app imports. */
  readonly cuda: string | null
  /** RabbitMQ's heartbeat interval in seconds; null: another broker, or no heartbeats. */
  readonly heartbeat: number | null
  /** The project's own program that starts its worker, where no command of Celery's does: `flask celery worker (Procfile:1)`. */
  readonly ownStart: string | null
  /** Variables of the worker's command, which the plan repeats. */
  readonly variables: WorkerVariables | null
  /** The folder that the plan runs in, relative to the root; null: the root. */
  readonly folder: string | null
  /** The project sets worker_prefetch_multiplier. */
  readonly ownPrefetch: boolean
}

/**
 * Flattens the probes' facts; a missing one is null or the system's default.
 * @param requested the pool given with --pool, which overrides the project's own
 */
export function advisorInput(
  facts: Partial<Facts>,
  workload: Workload | null,
  requested: PoolName | null = null,
): AdvisorInput {
  const { platform, host, python, celery, app, worker, ipc, project, packages } = facts
  const foreign = platform?.foreign ?? false
  const measured = foreign ? undefined : ipc
  const importRoot = importRootOf(facts.appSearch?.chosen ?? null)
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
    importRoot,
    folder: importRoot !== null && (worker?.folders ?? []).includes(importRoot) ? importRoot : null,
    variables: worker?.variables ?? null,
    configuredPool:
      requested !== null
        ? { pool: requested, origin: { kind: 'flag', where: '--pool' } }
        : worker && worker.poolOrigin.kind !== 'default' && !isUnread(worker)
          ? { pool: worker.pool, origin: worker.poolOrigin }
          : null,
    configuredConcurrency: worker && worker.concurrencyOrigin.kind !== 'default' ? worker.concurrency : null,
    numberOf: worker && ['threads', 'gevent', 'eventlet'].includes(worker.pool) ? 'threads' : 'processes',
    workerPoolSetting:
      typeof app?.settings['worker_pool']?.value === 'string' ? app.settings['worker_pool'].value : null,
    memoryBytes: memoryOf(facts),
    cpuQuota: python?.cpuQuota != null && Math.ceil(python.cpuQuota) < python.usableCpus,
    features: featuresOf(facts),
    guess: guessWorkload(app),
    patched: requested === null ? patchedIn(app) : null,
    cuda: cudaLibrary(facts),
    heartbeat: heartbeatOf(facts),
    ownStart: ownStartOf(facts),
    ownPrefetch:
      (app?.settings['worker_prefetch_multiplier']?.origin ?? 'default') !== 'default' ||
      (worker?.configured.others?.value.options ?? []).some((option) => option.startsWith('--prefetch-multiplier')),
  }
}

function patchedIn(app: Facts['app'] | undefined): AdvisorInput['patched'] {
  const found = (app?.process.patchedByImport ?? []).find(
    ({ modules }) => modules.includes('socket') && modules.includes('thread'),
  )
  if (found === undefined) return null
  const { library, file, line } = found
  return { library, where: file === null ? 'a package that the app imports' : `${file}:${line ?? 1}` }
}

function ownStartOf({ launchCommands = [], ownStarts = [] }: Partial<Facts>): string | null {
  const [start] = ownStarts.filter(({ discouraged }) => discouraged !== true)
  if (start === undefined || launchCommands.some(({ prose }) => prose !== true)) return null
  return `${start.argv.join(' ')} (${start.file}:${start.line})`
}

/** `--pool=$POOL`: only the shell knows the pool, so none is chosen. */
const isUnread = ({ pool, poolOrigin, configured }: WorkerFact): boolean =>
  pool === 'custom' && poolOrigin.kind === 'command' && /[${%<]/.test(configured.pool?.value ?? '')

const DEFAULT_HEARTBEAT_SECONDS = 120

function heartbeatOf({ broker, app }: Partial<Facts>): number | null {
  if (broker?.addresses.some(({ contact }) => contact === 'amqp') !== true) return null
  const seconds = Number(app?.settings['broker_heartbeat']?.value ?? DEFAULT_HEARTBEAT_SECONDS)
  return seconds > 0 ? seconds : null
}

/** Available memory counts on Linux only: macOS fills its memory with caches. */
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

/** --pool selects this pool: it is used if it runs at all, and its limits become notes. */
export const requestedByFlag = ({ configuredPool }: AdvisorInput, pool: PoolName): boolean =>
  configuredPool?.pool === pool && configuredPool.origin.kind === 'flag'

/** The pool is the project's own choice, or --pool's, and --workload doesn't ask for another. */
export const isChosen = ({ configuredPool, workload }: AdvisorInput, pool: PoolName): boolean =>
  configuredPool?.pool === pool && (workload === null || configuredPool.origin.kind === 'flag')

/** Nothing known here prevents prefork from running tasks. */
export const preforkPossible = (input: AdvisorInput): boolean => {
  const { os, startMethod, semaphore, childSpawns, semaphoreInChild, poolRoundTrip } = input
  const tried = [semaphore, childSpawns, semaphoreInChild, poolRoundTrip]
  return os !== 'windows' && !(os === 'macos' && startMethod === 'fork') && !tried.some(broke)
}

/** It was tried here and didn't work. */
export const broke = (status: Measurement['status'] | null): boolean => status === 'failed' || status === 'silent'

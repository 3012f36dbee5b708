import type { Facts } from '../facts/facts.ts'
import type { OsName } from '../facts/platform.ts'
import type { Measurement } from '../facts/ipc.ts'
import type { Origin, PoolName } from '../facts/worker.ts'
import { importRootOf } from './import-root.ts'
import { judgeLauncher } from './launcher.ts'

export type Workload = 'io' | 'cpu' | 'mixed'

/**
 * All that the pool rules look at, in one flat record, so that a rule is one line and a test one row.
 * null means: not known here.
 */
export interface Situation {
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
  readonly timeLimit: boolean
  readonly softTimeLimit: boolean
  readonly maxTasksPerChild: boolean
  readonly maxMemoryPerChild: boolean
}

/**
 * Flattens what the probes brought; whatever is missing is null or the system's default.
 * @param wanted the pool that a person asks for on the command line, whatever the project says
 */
export function situationOf(
  facts: Partial<Facts>,
  workload: Workload | null,
  wanted: PoolName | null = null,
): Situation {
  const { platform, host, python, celery, app, worker, ipc, project, packages } = facts
  const foreign = platform?.foreign ?? false
  const measured = foreign ? undefined : ipc
  const set = (name: string) => app?.settings[name]?.value != null
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
    timeLimit: set('task_time_limit'),
    softTimeLimit: set('task_soft_time_limit'),
    maxTasksPerChild: set('worker_max_tasks_per_child'),
    maxMemoryPerChild: set('worker_max_memory_per_child'),
  }
}

/** A quota of 1.5 CPUs keeps two processes busy; Celery's own `-c auto` rounds up as well. */
const cpuAllowance = (cpus: number, quota: number | null): number =>
  Math.max(1, quota === null ? cpus : Math.min(cpus, Math.ceil(quota)))

/** It was tried here and doesn't work. */
export const broke = (status: Measurement['status'] | null): boolean => status === 'failed' || status === 'silent'

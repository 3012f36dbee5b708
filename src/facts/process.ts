/**
 * What the system allows a process that is started where the worker would be
 * (src/python/_poolwise/environment/process.py). What can't be told on a system is null.
 */
export interface ProcessFact {
  /** os.cpu_count(): Celery's default concurrency, whatever this process may really use. */
  readonly cpuCount: number | null
  /** Null on Windows. */
  readonly user: {
    readonly uid: number
    readonly euid: number
    readonly gid: number
    readonly egid: number
    /** Names of both groups; null for one that has no entry. */
    readonly groups: readonly (string | null)[]
  } | null
  /** C_FORCE_ROOT is set. */
  readonly forceRoot: boolean
  /** The soft limit of descriptors; limit null: none. */
  readonly openFiles: { readonly limit: number | null } | null
  /** Limits of processes that are low enough to matter. */
  readonly processLimits: readonly ProcessLimit[]
  readonly memory: {
    /** Where there is least: the host, or the file of a control group. */
    readonly where: string
    readonly availableBytes: number
  } | null
  readonly init: InitFact | null
}

export interface ProcessLimit {
  /** user: RLIMIT_NPROC; group: pids.max of a control group. */
  readonly kind: 'user' | 'group'
  readonly where: string
  readonly limit: number
  /** Processes and threads that count against it, poolwise's own left out. */
  readonly used: number
}

/** PID 1, as this process sees it. */
export interface InitFact {
  readonly name: string
  /** It is a Celery worker. */
  readonly isWorker: boolean
  /** It is poolwise: whatever is started in its place is PID 1 as well. */
  readonly isPoolwise: boolean
  /** A Dockerfile or compose file of the project names an init program. */
  readonly namedInFiles: boolean
}

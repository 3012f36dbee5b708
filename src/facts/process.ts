import type { Bytes, Count } from './units.ts'

/**
 * The limits and privileges of a process started in place of the worker
 * (src/python/_poolwise/environment/process.py). Null: not available on this system.
 */
export interface ProcessFact {
  /** os.cpu_count(): Celery's default concurrency, even where this process may use fewer. */
  readonly cpuCount: Count | null
  /** Null on Windows. */
  readonly user: {
    readonly uid: number
    readonly euid: number
    readonly gid: number
    readonly egid: number
    /** Names of the group and the effective group; null for a group without a name. */
    readonly groups: readonly (string | null)[]
    /** For root: a user who can read the project and Celery; null: there is none. */
    readonly runAs?: string | null
  } | null
  /** C_FORCE_ROOT is set. */
  readonly forceRoot: boolean
  /** The soft limit of open file descriptors; limit null: unlimited. */
  readonly openFiles: { readonly limit: Count | null } | null
  /** The process limits, where they are low enough to matter. */
  readonly processLimits: readonly ProcessLimit[]
  readonly memory: {
    /** The source of the lowest value: the host, or the file of a control group. */
    readonly where: string
    readonly availableBytes: Bytes
  } | null
  readonly init: InitFact | null
}

export interface ProcessLimit {
  /** user: RLIMIT_NPROC; group: pids.max of a control group. */
  readonly kind: 'user' | 'group'
  readonly where: string
  readonly limit: Count
  /** Processes and threads that count against it, without those of poolwise. */
  readonly used: Count
}

/** PID 1 in the namespace of this process. */
export interface InitFact {
  readonly name: string
  /** PID 1 is a Celery worker. */
  readonly isWorker: boolean
  /** PID 1 is poolwise: a worker started in its place would be PID 1. */
  readonly isPoolwise: boolean
  /** A Dockerfile or compose file of the project names an init program. */
  readonly namedInFiles: boolean
}

import type { ProcessFact } from './process.ts'
import type { Bytes, Count, Line } from './units.ts'

/** The interpreter (src/python/probe.py, stage `python`). */
export interface PythonFact {
  /** sys.executable. In a virtual environment on Windows this is a launcher. */
  readonly executable: string
  /** sys._base_executable (3.7.2+), else sys.executable. */
  readonly baseExecutable: string
  readonly version: readonly [number, number, number]
  readonly implementation: string
  readonly prefix: string
  readonly basePrefix: string
  /** sys.platform: win32, darwin, linux … */
  readonly sysPlatform: string
  /** platform.machine(): x86_64, arm64, AMD64 … */
  readonly machine: string
  readonly isVirtualEnvironment: boolean
  /** The system's own: its pip refuses to install anything (PEP 668). */
  readonly externallyManaged?: boolean
  readonly isConda: boolean
  readonly uid: number | null
  /** CPUs that this process may use: its affinity, or os.cpu_count() without one. */
  readonly usableCpus: Count
  /** cgroup CPU quota in CPUs (v1 or v2, lowest of the parents); null if unlimited or not Linux. */
  readonly cpuQuota: Count | null
  /** cgroup memory limit in bytes; null if unlimited or not Linux. */
  readonly memoryLimitBytes: Bytes | null
  readonly process: ProcessFact
}

/** Whether the interpreter runs a program at all. Unknown where it did not answer in time. */
export type PythonStartFact =
  | { readonly status: 'started' }
  | {
      readonly status: 'failed'
      /** How it ended, and its last words. */
      readonly reason: string
      /** The variable PYTHONHOME, which replaces Python's own standard library. */
      readonly pythonHome: string | null
    }

/** Installed distributions by normalised name (stage `packages`, read from *.dist-info, nothing imported). */
export type PackagesFact = Readonly<Record<string, InstalledPackage>>

export interface InstalledPackage {
  readonly name: string
  readonly version: string
  /** The folder it is installed in. */
  readonly location: string
  /** Requires-Dist lines; only read for celery, kombu, billiard and amqp. */
  readonly requires: readonly string[]
}

/** The imported Celery, billiard and kombu (stage `celery`). Absent when Celery is not installed. */
export interface CeleryFact {
  readonly version: string
  readonly file: string
  readonly billiardVersion: string | null
  readonly kombuVersion: string | null
  /** billiard's own default on this system: fork, spawn or forkserver. */
  readonly defaultStartMethod: string | null
  /** True if billiard starts its children with the base interpreter (no version up to 4.3.2 does). */
  readonly billiardBypassesLauncher: boolean
  /** A file of the project that `import celery` finds before the installed package, relative to the root. */
  readonly shadowedBy: string | null
  /** Celery is installed, but `from celery import Celery` raises with this interpreter, so no app can be imported. */
  readonly importError: PythonError | null
}

/** The result of `import celery` with the project's interpreter. Absent only if the interpreter could not be run. */
export type CeleryImportFact =
  | { readonly status: 'imported' }
  | { readonly status: 'missing' }
  /** A file of the project was imported instead. Path relative to the root of the project. */
  | { readonly status: 'shadowed'; readonly by: string }
  /** `error` is `Type: message`. */
  | { readonly status: 'raised'; readonly error: string; readonly missingModule: string | null }

/** An exception in the user's code, with its location. */
export interface PythonError {
  readonly type: string
  readonly message: string
  /** The innermost frame in the project's own files, otherwise the innermost frame. */
  readonly at: PythonFrame | null
  readonly frames: readonly PythonFrame[]
  /** The exception that it goes back to by `raise … from`; `at` is then its place, if that is in the project. */
  readonly cause?: PythonError
}

export interface PythonFrame {
  readonly file: string
  readonly line: Line
  readonly function: string
  readonly text: string
  /** In the project's own files: not in site-packages, not in the standard library. */
  readonly own: boolean
}

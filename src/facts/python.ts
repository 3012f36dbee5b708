import type { ProcessFact } from './process.ts'

/** The interpreter, as it describes itself (src/python/probe.py, stage `python`). */
export interface PythonFact {
  /** sys.executable. On Windows, in a virtual environment, this is only a launcher. */
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
  readonly isConda: boolean
  readonly uid: number | null
  /** CPUs that this process may use: affinity, or os.cpu_count() where there is none. */
  readonly usableCpus: number
  /** cgroup CPU quota in CPUs (v1 or v2, smallest of the parents), null when unlimited or not Linux. */
  readonly cpuQuota: number | null
  /** cgroup memory limit in bytes, null when unlimited or not Linux. */
  readonly memoryLimitBytes: number | null
  readonly process: ProcessFact
}

/** Installed distributions by normalised name (stage `packages`, read from *.dist-info, nothing imported). */
export type PackagesFact = Readonly<Record<string, InstalledPackage>>

export interface InstalledPackage {
  readonly name: string
  readonly version: string
  /** Folder that holds it. */
  readonly location: string
  /** Requires-Dist lines; only read for celery, kombu, billiard and amqp. */
  readonly requires: readonly string[]
}

/** celery and its family, imported (stage `celery`). Absent when celery isn't installed. */
export interface CeleryFact {
  readonly version: string
  readonly file: string
  readonly billiardVersion: string | null
  readonly kombuVersion: string | null
  /** billiard's own default on this system: fork, spawn or forkserver. */
  readonly defaultStartMethod: string | null
  /** True when billiard starts its children by the base interpreter itself (no version up to 4.3.2 does). */
  readonly billiardBypassesLauncher: boolean
  /** A file of the project that `import celery` finds before the installed package, relative to the root. */
  readonly shadowedBy: string | null
  /** Installed, and `from celery import Celery` raises with this interpreter. Then no app can be imported. */
  readonly importError: PythonError | null
}

/** What became of `import celery` with the project's interpreter. Absent only when that interpreter couldn't be asked. */
export type CeleryImportFact =
  | { readonly status: 'imported' }
  | { readonly status: 'missing' }
  /** A file of the project was imported in its place. Path relative to the project's root. */
  | { readonly status: 'shadowed'; readonly by: string }
  /** `error` is `Type: message`. */
  | { readonly status: 'raised'; readonly error: string; readonly missingModule: string | null }

/** Something went wrong in the user's code, told so that a person finds the place. */
export interface PythonError {
  readonly type: string
  readonly message: string
  /** The innermost frame in the project's own files, else the innermost one at all. */
  readonly at: PythonFrame | null
  readonly frames: readonly PythonFrame[]
}

export interface PythonFrame {
  readonly file: string
  readonly line: number
  readonly function: string
  readonly text: string
  /** In the project's own files: not in site-packages, not in the standard library. */
  readonly own: boolean
}

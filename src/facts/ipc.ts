import type { Bytes, Count, Milliseconds } from './units.ts'

/**
 * Whether processes start and share semaphores here, measured with billiard (src/python/ipc.py).
 */
export interface IpcFact {
  /** billiard's start method: fork, spawn, forkserver. */
  readonly startMethod: string
  /** A semaphore created in /dev/shm (POSIX) or the kernel (Windows), by _multiprocessing.SemLock or billiard's. */
  readonly semaphore: Measurement
  /** A Python child that returns its bytes through a pipe. */
  readonly childSpawns: Measurement
  /** A billiard semaphore acquired and released in a child. */
  readonly semaphoreInChild: Measurement
  /** A billiard pool of two that runs a function and returns its value. */
  readonly poolRoundTrip: Measurement
  /** The task registry in a pool child, as Celery's initializer leaves it. */
  readonly taskRegistryInChild: Measurement
  /** /dev/shm, as the file system describes it; null where semaphores are not files. */
  readonly sharedMemory: SharedMemoryFact | null
}

export type Measurement =
  | { readonly status: 'worked'; readonly ms: Milliseconds }
  | { readonly status: 'failed'; readonly error: MeasuredError; readonly ms: Milliseconds }
  | { readonly status: 'silent'; readonly afterMs: Milliseconds }
  /** Not tried, because something that it needs has failed. */
  | { readonly status: 'not-tried'; readonly because: string }

export interface MeasuredError {
  readonly type: string
  readonly message: string
  readonly errno: number | null
  readonly winerror: number | null
  /** module:function of the innermost frames, outermost first. */
  readonly frames: readonly string[]
}

export interface SharedMemoryFact {
  readonly path: string
  readonly exists: boolean
  readonly writable: boolean
  readonly freeBytes: Bytes | null
  readonly freeInodes: Count | null
  /** The mount line of /proc/mounts. */
  readonly mount: string | null
}

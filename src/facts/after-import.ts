import type { Bytes } from './units.ts'

/** The state of the process after importing the app (src/python/_poolwise/app/after_import.py). */
export interface AfterImportFact {
  /** Private memory of the process; null if the system does not report it. */
  readonly ownBytes: Bytes | null
  /** The part of it that each forked child copies after a garbage collection; null for a small app. */
  readonly copiedBytes: Bytes | null
  /** Running threads that a fork would leave behind: the project's own, and those of libraries that wait for them. */
  readonly threads: readonly {
    readonly name: string
    /** The function that it runs, if it is the project's own. */
    readonly file: string | null
    readonly line: number | null
  }[]
  /** Peers of open connections that no known library reopens in a child. */
  readonly connections: readonly string[]
  readonly cudaInitialised: boolean
  /** Null: the time zone could be loaded. */
  readonly timeZone: TimeZoneProblem | null
}

export interface TimeZoneProblem {
  readonly zone: string
  /** `Type: message` */
  readonly error: string
  /** There is a time zone database, without this zone. */
  readonly database: boolean
  readonly similar: readonly string[]
}

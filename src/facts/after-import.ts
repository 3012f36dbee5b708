/** What importing the app left in its process (src/python/_poolwise/app/after_import.py). */
export interface AfterImportFact {
  /** Private memory of the process; null where the system doesn't tell. */
  readonly ownBytes: number | null
  /** Of it: what each forked child has a copy of after a garbage collection; null for a small app. */
  readonly copiedBytes: number | null
  /** Running threads that a fork would leave behind: the project's own, and those of libraries that wait for them. */
  readonly threads: readonly {
    readonly name: string
    /** The function that it runs, when it is the project's own. */
    readonly file: string | null
    readonly line: number | null
  }[]
  /** Other ends of connections that are open, and that nothing known opens anew in a child. */
  readonly connections: readonly string[]
  readonly cudaInitialised: boolean
  /** Null: the time zone could be loaded. */
  readonly timeZone: TimeZoneProblem | null
}

export interface TimeZoneProblem {
  readonly zone: string
  /** `Type: message` */
  readonly error: string
  /** There is a time zone database, and it doesn't have this zone. */
  readonly database: boolean
  readonly similar: readonly string[]
}

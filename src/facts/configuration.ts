/** What the project's settings and its code say to each other. Read from the loaded app and from source. */
export interface ConfigurationFact {
  readonly names: {
    /** Every setting that the installed Celery knows, lower-case. */
    readonly known: readonly string[]
    readonly unread: readonly UnreadName[]
    /** Old names beside new ones, or the reverse: Celery's own list of what has to be renamed. */
    readonly mixed: readonly MixedName[]
  }
  /** The queues of a worker that is started without -Q. */
  readonly queues: readonly string[]
  readonly schedule: readonly ScheduleEntry[]
  /** Where Celery's router sends each registered task; null where it can't tell. */
  readonly routes: Readonly<Record<string, string | null>>
  /** Queues of these routes that a file beside the source names where it tells of queues: a manifest, a playbook. */
  readonly queuesNamed: readonly string[]
  /** First parts of the names of the project's own modules. */
  readonly ownPackages: readonly string[]
  /** Places outside of tests that wait for a result or need one: `.get`, `chord`. */
  readonly awaited: readonly { readonly file: string; readonly line: number; readonly how: string }[]
  /** The longest countdown or ETA that is written as a number. */
  readonly delay: { readonly seconds: number; readonly file: string; readonly line: number } | null
}

/** A name that the project sets and that neither Celery, nor an extension of it, nor the project's own code reads. */
export interface UnreadName {
  /** As the project writes it. */
  readonly name: string
  /** Lower-case, without the namespace. */
  readonly key: string
  /** How this app would read it, where the name as such is Celery's: `broker_url` for `CELERY_BROKER_URL`. */
  readonly use: string | null
  /** Meant for Celery for certain: given to Celery itself, and with the first word of one of its groups of settings. */
  readonly sure: boolean
  readonly where: string | null
}

export interface MixedName {
  readonly name: string
  /** What it has to be called. */
  readonly use: string
  readonly where: string | null
}

/** An entry of beat_schedule. */
export interface ScheduleEntry {
  readonly entry: string
  readonly task: string
  /** Where Celery's router would send it; null where it can't tell. */
  readonly queue: string | null
  readonly where: string | null
}

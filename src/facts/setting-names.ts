/** The names of the settings that the project sets, compared with those of the installed Celery. */
export interface SettingNamesFact {
  /** Every setting of the installed Celery, lower-case. */
  readonly known: readonly string[]
  /** Old names and their settings: `CELERYD_CONCURRENCY` → `worker_concurrency`. Absent: a namespace leaves one name. */
  readonly old?: Readonly<Record<string, string>>
  /** The names that the rest of the configuration has, which cannot be mixed. */
  readonly style?: 'old' | 'new' | null
  readonly unread: readonly UnreadName[]
  /** False: not all files that may read one of the unread names were searched. */
  readonly complete: boolean
  /** Old names mixed with new ones: the names that Celery asks to rename. */
  readonly mixed: readonly MixedName[]
}

/** A name that the project sets and that is not read by Celery, an extension of it, or the project's own code. */
export interface UnreadName {
  /** As the project writes it. */
  readonly name: string
  /** Lower-case, without the namespace. */
  readonly key: string
  /** The name that this app reads, if the setting is one of Celery's: `broker_url` for `CELERY_BROKER_URL`. */
  readonly use: string | null
  /** Certainly intended for Celery: passed to Celery itself, with the prefix of one of its groups of settings. */
  readonly sure: boolean
  /** It is among settings that are Celery's alone: a loose likeness to a setting is enough. */
  readonly meant?: boolean
  readonly where: string | null
}

export interface MixedName {
  readonly name: string
  /** The correct name. */
  readonly use: string
  readonly where: string | null
}

/** The names of the settings that the project sets, held against those that the installed Celery has. */
export interface SettingNamesFact {
  /** Every setting that the installed Celery knows, lower-case. */
  readonly known: readonly string[]
  readonly unread: readonly UnreadName[]
  /** False: not every file was read that may read one of the unread names. */
  readonly complete: boolean
  /** Old names beside new ones, or the reverse: Celery's own list of what has to be renamed. */
  readonly mixed: readonly MixedName[]
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

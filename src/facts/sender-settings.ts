/** To which broker and queue an environment's settings send tasks (src/python/_poolwise/app/key_settings.py). */
export interface KeySettings {
  /** DJANGO_SETTINGS_MODULE after the import. */
  readonly settingsModule: string | null
  /** The broker that senders write to, and the one that a worker reads. */
  readonly writes: string
  readonly reads: string
  readonly queue: string
  readonly keyPrefix: string
}

/** A process of the project that is configured apart from the worker. */
export interface ApartSender {
  /** `file:line` of what configures it apart. */
  readonly where: string
  /** The settings module that its file names; variables of a service's own environment; a `.env` file that only it reads. */
  readonly by: 'default' | 'environment' | 'env-file'
  /** The service or the file, for people. */
  readonly name: string
  /** The names of the variables that differ. */
  readonly variables: readonly string[]
  readonly worker: KeySettings
  readonly sender: KeySettings
}

/** Processes that send tasks with other settings than the worker's. */
export interface SenderSettingsFact {
  /** Those that use another broker or queue, measured. */
  readonly apart: readonly ApartSender[]
  /** How many were compared. */
  readonly compared: number
}

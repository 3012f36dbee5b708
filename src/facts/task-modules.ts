/** Modules of the project that define tasks; read from source. */
export interface TaskModulesFact {
  /** Those with tasks for this app that the worker doesn't import. */
  readonly unimported: readonly { readonly module: string; readonly file: string; readonly line: number }[]
  /** Some file seems to define a task, registered or not; null: not in what was read, and that isn't the whole project. */
  readonly defined: boolean | null
}

/** A task that has another name when its module is run as a script, which the project does. */
export interface ScriptName {
  /** As the worker knows it. */
  readonly task: string
  readonly asScript: string
  /** The script sends it; else it starts a worker. */
  readonly sends: boolean
  readonly file: string
  readonly line: number
}

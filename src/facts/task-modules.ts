/** Modules of the project that define tasks; read from source. */
export interface TaskModulesFact {
  /** Modules with tasks for this app that the worker does not import. */
  readonly unimported: readonly { readonly module: string; readonly file: string; readonly line: number }[]
  /** Whether any file seems to define a task, registered or not; null: none was found, but not all files were read. */
  readonly defined: boolean | null
}

/** A task with a different name when its module is run as a script, as the project does. */
export interface ScriptName {
  /** Its name in the worker. */
  readonly task: string
  readonly asScript: string
  /** True: the script sends it. False: the script starts a worker. */
  readonly sends: boolean
  readonly file: string
  readonly line: number
}

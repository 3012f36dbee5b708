/** Modules of the project that define tasks; read from source. */
export interface TaskModulesFact {
  /** Modules with tasks for this app that the worker does not import. */
  readonly unimported: readonly UnimportedModule[]
  /** Task classes of the worker's modules that are sent and that no app has registered. Absent: an older report. */
  readonly unregistered?: readonly UnregisteredClass[]
  /** Whether any file seems to define a task, registered or not; null: none was found, but not all files were read. */
  readonly defined: boolean | null
}

export interface UnimportedModule {
  readonly module: string
  readonly file: string
  readonly line: number
  /** `file:line` of other code that sends one of its tasks. Absent: an older report. */
  readonly usedAt?: string | null
  /** It is in the app's own package or in an installed app of Django's. Absent: an older report. */
  readonly installed?: boolean
}

export interface UnregisteredClass {
  readonly name: string
  readonly module: string
  readonly file: string
  readonly line: number
  /** `file:line` of the code that sends it. */
  readonly usedAt: string
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

/** A task whose module has another name for the code that sends it than for the worker. */
export interface SentName {
  /** Its name in the worker. */
  readonly task: string
  readonly sentAs: string
  /** The place that sends it. */
  readonly file: string
  readonly line: number
}

/** An option of `celery` or of `celery worker`, as the installed Celery declares it (src/python/_poolwise/celery/options.py). */
export interface CeleryOption {
  /** `-P`, `--pool`: every name it has. */
  readonly names: readonly string[]
  /** Before or after the word `worker`. Celery 4 has one list for both: `worker`. */
  readonly of: 'celery' | 'worker'
  /** The type of its value; `int` with choices accepts these words as well. */
  readonly value: 'none' | 'text' | 'int' | 'float' | 'choice' | 'autoscale'
  readonly choices: readonly string[]
  readonly ignoreCase: boolean
}

/** What the installed Celery accepts on its command line. */
export interface CeleryOptionsFact {
  /** click since Celery 5; argparse before, which accepts abbreviations and options in any position. */
  readonly parser: 'click' | 'argparse'
  /** Null: not read, because no command uses an option that isn't in every Celery since 4.0. */
  readonly options: readonly CeleryOption[] | null
}

/** The context of the project's worker commands, from its files. */
export interface LaunchContextFact {
  /** Values of -A for which the project has a file, from whatever folder. */
  readonly ownApps: readonly string[]
  /** Values of -A for which neither the project nor its environment has a module. */
  readonly missingApps: readonly MissingApp[]
  /** Commands that run in the folder of the package that -A names. */
  readonly startedInside: readonly StartedInside[]
  /** Celery's default app, for commands without -A, has settings or may be another one; true where no command needs it. */
  readonly defaultAppConfigured: boolean
  /** The first place in the project (file:line) that mentions the setting `worker_pool`, by any of its names. */
  readonly poolSetting: string | null
  /** Folders with requirements of their own: another environment, perhaps another Celery. */
  readonly otherProjects: readonly string[]
  /** Commands that start a worker on a copy of the app in a tool's output, which differs from the project's own. */
  readonly staleCopies?: readonly StaleCopy[]
  /** Shell scripts that start a plain `celery`, in whatever environment they are called. */
  readonly bareScripts: readonly BareScript[]
}

export interface StaleCopy {
  /** file:line of the command. */
  readonly where: string
  /** The folder that it starts the worker in. */
  readonly folder: string
  /** The app's module there, and the project's own. */
  readonly copy: string
  readonly original: string
}

export interface BareScript {
  readonly file: string
  readonly line: number
  readonly argv: readonly string[]
}

/** A command, and the folder that it runs in. */
export interface StartedInside {
  readonly file: string
  readonly line: number
  /** As written. */
  readonly folder: string
  readonly package: string
}

export interface MissingApp {
  readonly app: string
  readonly missing: 'module' | 'attribute'
  /** The file that should define the attribute. */
  readonly file: string | null
}

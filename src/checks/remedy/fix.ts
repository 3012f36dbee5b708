/** A fix for a finding, as data: `doctor --fix` shows each one as a diff or a command, asks, and applies it. */
export type Fix = EditFix | SettingFix | CommandFix | PipFix

/** Replaces a part of one line, such as the launch command in it. */
export interface EditFix {
  readonly kind: 'edit'
  readonly title: string
  /** Relative to the project's root, with / as separator. */
  readonly file: string
  readonly line: number
  /** The text to replace. A space matches any number of spaces and tabs. */
  readonly before: string
  readonly after: string
}

/** Sets a Celery setting for one system, under a `sys.platform` guard, where the project configures Celery. */
export interface SettingFix {
  readonly kind: 'setting'
  readonly title: string
  /** Relative to the root. The first one that exists and has a place for the setting is edited. */
  readonly files: readonly string[]
  /** `app`: assigned to the app's `conf`, below the app. `module`: a name in a settings module, below Celery's others. */
  readonly place:
    { readonly of: 'app'; readonly attribute: string | null } | { readonly of: 'module'; readonly prefix: string }
  /** `worker_pool`, or `CELERY_WORKER_POOL` in a settings module. */
  readonly name: string
  readonly value: string
  /** As sys.platform has it. */
  readonly sysPlatform: 'win32' | 'darwin' | 'linux'
  /** A comment line above the setting. */
  readonly comment: string
}

/** Runs a command in the project's folder. */
export interface CommandFix {
  readonly kind: 'command'
  readonly title: string
  /** An absolute path, or the bare name of a program on PATH. */
  readonly argv: readonly string[]
  /** The command that reverts it. */
  readonly undo: readonly string[]
}

/** Installs packages into the project's virtual environment with its pip. Undo removes the packages that came with them. */
export interface PipFix {
  readonly kind: 'pip'
  readonly title: string
  /** The environment's interpreter, absolute. */
  readonly python: string
  /** As pip takes them: `celery[redis]`, `gevent>=24`. */
  readonly requirements: readonly string[]
}

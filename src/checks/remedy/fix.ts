/**
 * What poolwise can do itself about a finding, as data. Nothing is done here: `doctor --fix` shows each one as a diff or
 * a command, asks, and does it.
 */
export type Fix = EditFix | SettingFix | CommandFix

/** Replaces a piece of one line, such as the launch command in it. */
export interface EditFix {
  readonly kind: 'edit'
  readonly title: string
  /** Relative to the project's root, with / as separator. */
  readonly file: string
  readonly line: number
  /** What stands there. A space matches any spaces, so that the words of a command will do. */
  readonly before: string
  readonly after: string
}

/** Sets a Celery setting for one system only, under a `sys.platform` guard, where the project configures Celery. */
export interface SettingFix {
  readonly kind: 'setting'
  readonly title: string
  /** Relative to the root. The first that is there, and has the place in it, is taken. */
  readonly files: readonly string[]
  /** `app`: assigned to the app's `conf` below the app; `module`: a name of a settings module, below its like. */
  readonly place:
    { readonly of: 'app'; readonly attribute: string | null } | { readonly of: 'module'; readonly prefix: string }
  /** `worker_pool`, or `CELERY_WORKER_POOL` in a settings module. */
  readonly name: string
  readonly value: string
  /** As sys.platform has it. */
  readonly sysPlatform: 'win32' | 'darwin' | 'linux'
  /** One line above it that says why. */
  readonly comment: string
}

/** Runs a command in the project's folder. */
export interface CommandFix {
  readonly kind: 'command'
  readonly title: string
  /** An absolute path, or the bare name of a program on PATH. */
  readonly argv: readonly string[]
  /** What takes it back; `packages`: what came into the environment with it is taken out again by pip. */
  readonly undo: readonly string[] | 'packages'
}

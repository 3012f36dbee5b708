/** An option of `celery` or of `celery worker`, as the installed Celery declares it (src/python/_poolwise/celery/options.py). */
export interface CeleryOption {
  /** `-P`, `--pool`: every name it has. */
  readonly names: readonly string[]
  /** Whose it is: before or behind the word `worker`. Celery 4 has one list for both: `worker`. */
  readonly of: 'celery' | 'worker'
  /** What follows it; `int` with choices takes these words as well. */
  readonly value: 'none' | 'text' | 'int' | 'float' | 'choice' | 'autoscale'
  readonly choices: readonly string[]
  readonly ignoreCase: boolean
}

/** What the installed Celery accepts on its command line. */
export interface CeleryOptionsFact {
  /** click since Celery 5; argparse before, which takes abbreviations and doesn't mind where options stand. */
  readonly parser: 'click' | 'argparse'
  /** Null: not asked, because no command uses anything but what every Celery since 4.0 has accepted. */
  readonly options: readonly CeleryOption[] | null
}

/** What the project's files say about its worker commands, beside the commands themselves. */
export interface LaunchContextFact {
  /** Values of -A that a file of the project stands for, from whatever folder. */
  readonly ownApps: readonly string[]
  /** Values of -A that neither the project nor its environment has. */
  readonly missingApps: readonly MissingApp[]
  /** The first place in the project (file:line) that speaks of the setting `worker_pool`, by any of its names. */
  readonly poolSetting: string | null
  /** Folders with requirements of their own, beside the root's: another environment, perhaps another Celery. */
  readonly otherProjects: readonly string[]
}

export interface MissingApp {
  readonly app: string
  readonly missing: 'module' | 'attribute'
  /** The file that would have to define the attribute. */
  readonly file: string | null
}

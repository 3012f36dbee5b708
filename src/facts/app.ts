import type { PythonError, PythonFrame } from './python.ts'

/** Where the app's name came from. */
export type AppSource = 'flag' | 'variable' | 'settings' | 'launch-command' | 'django' | 'source'

/** A value for `celery -A`, and why it was considered. */
export interface AppCandidate {
  readonly app: string
  readonly source: AppSource
  /** File (and line) or variable that names it. */
  readonly where: string
  /**
   * Folder, relative to the root, that has to be on sys.path for it: `src`, or manage.py's own folder. Absent: the root.
   * A src layout is mostly installed; else the worker needs `--workdir`.
   */
  readonly importRoot?: string
}

/** Which app `celery -A` would be given. Always found; `chosen` is null when nothing names one. */
export interface AppSearchFact {
  readonly chosen: AppCandidate | null
  readonly candidates: readonly AppCandidate[]
  /** Where it looked. */
  readonly looked: readonly string[]
  /** False: the project is larger than what was read, so that another app may be in it. */
  readonly complete: boolean
}

/** What became of importing the app (stage `app`). Absent when there is no app or no Celery to import it with. */
export type AppImportFact =
  | {
      readonly status: 'loaded'
      readonly durationMs: number
      /** The modules with the most own time, the slowest first; those under 50 ms left out. */
      readonly slowest: readonly SlowModule[]
    }
  /** The module or the attribute that -A names doesn't exist. */
  | {
      readonly status: 'not-found'
      readonly missing: 'module' | 'attribute'
      readonly name: string
      readonly similar: readonly string[]
    }
  | {
      readonly status: 'raised'
      readonly failure: ImportFailure
      readonly error: PythonError
      readonly durationMs: number
    }
  /** It called sys.exit() or os._exit() while being imported. */
  | { readonly status: 'exited'; readonly code: number | null; readonly error: PythonError | null }
  /** It was killed by a signal or a native crash: segmentation fault, abort. */
  | { readonly status: 'crashed'; readonly signal: string; readonly at: PythonFrame | null }
  | { readonly status: 'hung'; readonly afterMs: number; readonly at: PythonError | null }

/** The class of an import's failure, for the message and the remedy. */
export type ImportFailure =
  | 'missing-module'
  | 'missing-name'
  | 'circular-import'
  | 'syntax-error'
  | 'django-not-configured'
  | 'django-settings-missing'
  | 'django-apps-not-ready'
  | 'exception'

export interface SlowModule {
  readonly module: string
  readonly file: string | null
  readonly ms: number
}

/** A setting's value and how it got it. */
export interface Setting {
  /** JSON form; repr() for what JSON can't hold. */
  readonly value: unknown
  /** default: Celery's own; configured: the project's; variable: an environment variable that Celery reads itself. */
  readonly origin: 'default' | 'configured' | 'variable'
  /** file:line, variable name, … when it could be traced. */
  readonly where: string | null
}

/** The app, loaded (stage `app`). Absent unless AppImportFact is `loaded`. */
export interface AppFact {
  /** The word for `celery -A`. */
  readonly app: string
  /** app.main, as the app names itself. */
  readonly main: string | null
  readonly module: string
  readonly file: string | null
  /** Names of the registered tasks, Celery's own (`celery.*`) left out. */
  readonly tasks: readonly string[]
  /** What tasks decide for themselves, by the task's name; a task that leaves everything to the settings isn't in it. */
  readonly taskOptions: Readonly<Record<string, TaskOptions>>
  /** An error while the worker's own task modules were imported (autodiscovery swallows it into a signal handler). */
  readonly taskImportError: PythonError | null
  /** Celery refuses the configuration when it is first read, e.g. old and new names mixed. The app itself could be imported. */
  readonly configError: PythonError | null
  /** Settings that poolwise judges, by Celery's lower-case names. */
  readonly settings: Readonly<Record<string, Setting>>
  /** The transport and the result backend, made with the project's interpreter; nothing was connected. */
  readonly drivers: { readonly broker: DriverFact | null; readonly backend: DriverFact | null }
  readonly django: DjangoFact | null
  readonly process: AppProcess
  /** PoolSize-relevant imports that happened with the app: torch, tensorflow, grpc … */
  readonly notableImports: readonly string[]
  readonly warnings: readonly string[]
  /** Options that the app itself adds to the worker's (app.user_options); `*`: some whose names can't be told. */
  readonly userOptions?: readonly string[]
}

/** The process that imports the app: before, and what the import made of it. */
export interface AppProcess {
  /** gevent and eventlet, as far as they had patched the standard library before anything of Celery's was imported. */
  readonly greenAtStart: readonly string[]
  /** FORKED_BY_MULTIPROCESSING, set by the environment or by the app itself. */
  readonly forkedByMultiprocessing: boolean
  /** billiard's, as the app leaves it. */
  readonly startMethod: string | null
}

/** Options of one task that differ from what the settings say; what it leaves to the settings is absent. */
export interface TaskOptions {
  /** Seconds. */
  readonly timeLimit?: number
  /** Seconds. */
  readonly softTimeLimit?: number
  readonly acksLate?: boolean
  readonly rejectOnWorkerLost?: boolean
  readonly ignoreResult?: boolean
  readonly queue?: string
  readonly serializer?: string
  readonly rateLimit?: string
}

/** What became of importing and making a transport or a result backend. Null in AppFact where none is configured. */
export interface DriverFact {
  /** The scheme of the configured URL: redis, amqp, db+sqlite, django-db … */
  readonly scheme: string
  readonly imported: boolean
  /** `Type: message`, as Python says it; not always the true cause: see missingModule. */
  readonly error: string | null
  /** The module that isn't installed, when that is why. */
  readonly missingModule: string | null
}

export interface DjangoFact {
  readonly version: string
  /** DJANGO_SETTINGS_MODULE after the import. */
  readonly settingsModule: string | null
  /** Celery's fixup is installed: DJANGO_SETTINGS_MODULE was set before Celery() ran. */
  readonly fixupInstalled: boolean
  /** The app reads django.conf:settings. */
  readonly configFromSettings: boolean
  readonly namespace: string | null
  /** DJANGO_SETTINGS_MODULE is set now, and wasn't yet when Celery() was called: the fixup can't be installed any more. */
  readonly settingsSetTooLate: boolean
}

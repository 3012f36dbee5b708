import type { PythonError, PythonFrame } from './python.ts'
import type { Milliseconds } from './units.ts'

/** Where the app's name came from. */
export type AppSource = 'flag' | 'variable' | 'settings' | 'launch-command' | 'django' | 'source'

/** A value for `celery -A`, and why it was considered. */
export interface AppCandidate {
  readonly app: string
  readonly source: AppSource
  /** File (and line) or variable that names it. */
  readonly where: string
  /**
   * Folder, relative to the root, that must be on sys.path for it: `src`, or manage.py's own folder. Absent: the root.
   * A src layout is usually installed; otherwise the worker needs `--workdir`.
   */
  readonly importRoot?: string
  /** That folder, where the worker commands that name the app run in it: `cd backend && celery …`. */
  readonly folder?: string
  /** Of another app: an examination in its import root finds no environment unless it is told which. */
  readonly seesNoEnvironment?: boolean
}

/** The app for `celery -A`. Always found; `chosen` is null if nothing names one. */
export interface AppSearchFact {
  readonly chosen: AppCandidate | null
  readonly candidates: readonly AppCandidate[]
  /** The places searched. */
  readonly looked: readonly string[]
  /** False: the project is larger than what was read, so it may contain another app. */
  readonly complete: boolean
  /** Other apps that the project's source makes: nothing is said about them. */
  readonly others?: readonly AppCandidate[]
}

/** The result of importing the app (stage `app`). Absent without an app or without Celery. */
export type AppImportFact =
  | {
      readonly status: 'loaded'
      readonly durationMs: Milliseconds
      /** The modules with the longest import time of their own, slowest first; those under 50 ms omitted. */
      readonly slowest: readonly SlowModule[]
    }
  /** The module or the attribute that -A names does not exist. */
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
      readonly durationMs: Milliseconds
      /** The app was imported; its settings could not be loaded. */
      readonly during?: 'settings'
      readonly hint?: ImportHint | null
    }
  /** It called sys.exit() or os._exit() while being imported. */
  | {
      readonly status: 'exited'
      readonly code: number | null
      readonly error: PythonError | null
      readonly hint?: ImportHint | null
    }
  /** It was killed by a signal or a native crash: segmentation fault, abort. */
  | { readonly status: 'crashed'; readonly signal: string; readonly at: PythonFrame | null }
  | {
      readonly status: 'hung'
      readonly afterMs: Milliseconds
      readonly at: PythonError | null
      /** It was still loading further modules when it was stopped: slow, not stuck. */
      readonly advancing?: boolean
    }

/** What the project's folder has to say about the failure of an import (src/python/_poolwise/app/import_hints.py). */
export type ImportHint =
  /** An environment variable is not set. */
  | {
      readonly kind: 'variable'
      readonly name: string
      /** All that are missing, this one first; absent: no other is known. */
      readonly names?: readonly string[]
      /** The `.env` file that sets it, and the line. */
      readonly file: string | null
      readonly line: number | null
      /** False: a shell would read that file otherwise than what it was written for. */
      readonly shell?: boolean
      /** The `.env.example` that lists it. */
      readonly example: string | null
    }
  /** A file is missing beside its example. */
  | { readonly kind: 'example'; readonly file: string; readonly example: string }
  /** The missing module is the project's own, in a folder that Python does not search. */
  | { readonly kind: 'own-module'; readonly name: string; readonly folder: string }

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
  readonly ms: Milliseconds
}

/** A setting's value and its origin. */
export interface Setting {
  /** JSON form; repr() of values that JSON cannot represent. */
  readonly value: unknown
  /** default: Celery's own; configured: the project's; variable: an environment variable that Celery reads itself. */
  readonly origin: 'default' | 'configured' | 'variable'
  /** file:line, variable name, … if it could be traced. */
  readonly where: string | null
  /** Its name as the project writes it, if that is another: `CELERY_BROKER_URL`. */
  readonly written?: string
}

/** The app, loaded (stage `app`). Absent unless AppImportFact is `loaded`. */
export interface AppFact {
  /** The word for `celery -A`. */
  readonly app: string
  /** app.main. */
  readonly main: string | null
  readonly module: string
  readonly file: string | null
  /** Names of the registered tasks, Celery's own (`celery.*`) left out. */
  readonly tasks: readonly string[]
  /** Options set on the tasks themselves, by task name; tasks without options are not listed. */
  readonly taskOptions: Readonly<Record<string, TaskOptions>>
  /** An error while the worker's own task modules were imported (autodiscovery swallows it into a signal handler). */
  readonly taskImportError: PythonError | null
  /** Celery rejects the configuration when it is first read, e.g. because of mixed old and new names. The app itself was imported. */
  readonly configError: PythonError | null
  /** Settings that poolwise checks, by Celery's lower-case names. */
  readonly settings: Readonly<Record<string, Setting>>
  /**
   * The same settings in a process that only sends tasks, where `celery` takes the worker's from a variable of its command
   * line (BROKER_URL, RESULT_BACKEND): src/python/_poolwise/app/command_line.py.
   */
  readonly senders?: Readonly<Record<string, Setting>>
  /** The transport and the result backend, created with the project's interpreter, not connected. */
  readonly drivers: { readonly broker: DriverFact | null; readonly backend: DriverFact | null }
  readonly django: DjangoFact | null
  readonly process: AppProcess
  /** Modules that matter for the pool and were imported with the app: torch, tensorflow, grpc … */
  readonly notableImports: readonly string[]
  readonly warnings: readonly string[]
  /** Options that the app itself adds to the worker's (app.user_options); `*`: some with unknown names. */
  readonly userOptions?: readonly string[]
  /** Tasks whose function is a coroutine function and is not awaited, with its place in the project. */
  readonly asyncTasks?: readonly {
    readonly task: string
    readonly file: string | null
    readonly line: number | null
  }[]
  /** The project's own tasks that are retried without a limit (max_retries=None), by autoretry_for or a call of retry(). */
  readonly endlessRetries?: readonly {
    readonly task: string
    readonly how: 'autoretry_for' | 'retry'
    readonly file: string
    readonly line: number
  }[]
}

/** The process that imports the app, before and after the import. */
export interface AppProcess {
  /** gevent and eventlet, if they had patched the standard library before Celery was imported. */
  readonly greenAtStart: readonly string[]
  /** The libraries that patched it when the app was imported; absent: not looked at. */
  readonly patchedByImport?: readonly PatchedByImport[]
  /** FORKED_BY_MULTIPROCESSING, set by the environment or by the app itself. */
  readonly forkedByMultiprocessing: boolean
  /** billiard's start method after the import. */
  readonly startMethod: string | null
}

export interface PatchedByImport {
  readonly library: 'gevent' | 'eventlet'
  /** Of the modules that a worker uses: thread, socket, select … */
  readonly modules: readonly string[]
  /** The project's line that patches; null: an installed package does. */
  readonly file: string | null
  readonly line: number | null
}

/** Options of one task that differ from the settings; others are absent. */
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
  /** It is defined by an installed package: whether the project sends it is not known. */
  readonly ofLibrary?: boolean
}

/** The result of importing and creating a transport or a result backend. Null in AppFact if none is configured. */
export interface DriverFact {
  /** The scheme of the configured URL: redis, amqp, db+sqlite, django-db … */
  readonly scheme: string
  readonly imported: boolean
  /** `Type: message`, as Python reports it; not always the real cause: see missingModule. */
  readonly error: string | null
  /** The module that is not installed, if that is the cause. */
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
  /** DJANGO_SETTINGS_MODULE is set now, and was not yet set when Celery() was called: the fixup was not installed. */
  readonly settingsSetTooLate: boolean
  /** django_celery_beat is in INSTALLED_APPS. */
  readonly beatApp?: boolean
}

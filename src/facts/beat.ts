/** A command of the project's files that runs beat: `celery beat`, or a worker with -B. */
export interface BeatCommand {
  /** Relative to the root. */
  readonly file: string
  readonly line: number
  /** -S, --scheduler; null: the setting, or Celery's default. */
  readonly scheduler: string | null
  /** Of its files, those that it names without variables. */
  readonly paths?: readonly BeatFile[]
  /** Only documentation has it. */
  readonly prose: boolean
  /** Its words, from `celery` on, without quotes. */
  readonly argv?: readonly string[]
  /** It may be part of a sentence, or a name. */
  readonly inline?: boolean
  /** The folder that it changes to first, as written. */
  readonly folder?: string
  /** Options of it are in a variable. */
  readonly open?: boolean
}

/** What the project's files say about a schedule in Django's database (django_celery_beat). */
export interface BeatDatabaseFact {
  /** The first use of its models, file:line. */
  readonly usedAt: string | null
  /** The first place that names a scheduler, in a setting, a variable or code; file:line. */
  readonly schedulerAt: string | null
}

/** Whether the project's files speak of beat, in whatever form. */
export interface BeatMentionFact {
  /** The first file that does, in its name or its text; relative to the root. */
  readonly file: string | null
  /** False: not every file was read. */
  readonly complete: boolean
}

/** A scheduler that beat would use (src/python/_poolwise/app/beat_scheduler.py). */
export interface BeatSchedulerFact {
  /** As given: a class path, or `django`. */
  readonly name: string
  /** `Type: message` where beat can't import it. */
  readonly error: string | null
  /** The module that is not installed, if that is the cause. */
  readonly missingModule: string | null
  /** The Django app that INSTALLED_APPS lacks, if that is the cause. */
  readonly missingApp: string | null
}

/** A file that beat writes. */
export interface BeatFile {
  readonly what: 'schedule' | 'pid file'
  /** As written. */
  readonly path: string
}

/** A file that beat can't write on this machine. */
export interface BeatPathFact extends BeatFile {
  /** What is wrong with it. */
  readonly problem: 'no folder' | 'not writable' | 'held'
  /** The folder that is missing or not writable, the file that is not writable, or what the process is that the pid file names. */
  readonly detail: string
  /** Null: the setting beat_schedule_filename. */
  readonly command: { readonly file: string; readonly line: number; readonly prose: boolean } | null
}

/** A receiver of app.on_after_configure that is connected when the signal has been sent (src/python/_poolwise/app/late_handlers.py). */
export interface LateHandler {
  readonly function: string
  readonly file: string
  readonly line: number
  /** It fills beat's schedule. */
  readonly schedules: boolean
}

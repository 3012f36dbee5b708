/** To which app the tasks of shared_task belong where the project sends them (src/python/_poolwise/app/shared_tasks.py). */
export interface SharedTasksFact {
  /** Web applications that send such a task and import no Celery app. */
  readonly withoutApp: readonly {
    /** The file that starts the application. */
    readonly entry: string
    /** `file:line` */
    readonly sent: string
    readonly task: string
  }[]
  /** Another app, with another broker, that the app's own modules make after it. */
  readonly otherApp: {
    readonly name: string
    readonly file: string
    /** `file:line` */
    readonly sent: string
    readonly task: string
  } | null
}

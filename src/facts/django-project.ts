/** Facts about a Django project other than the app itself. */
export interface DjangoProjectFact {
  /** Django settings that are named like Celery's but have no effect: Celery uses its defaults. */
  readonly unread: readonly UnreadSetting[]
  /** `file:line` of the first import of the app's module in any process of the project; null: none. */
  readonly loadedBy: string | null
  /** `file:line` of a task created with shared_task, which belongs to the current app. */
  readonly sharedTask: string | null
  /** False: not all files were read, because there are too many. */
  readonly complete: boolean
}

export interface UnreadSetting {
  /** Its name in Django's settings. */
  readonly name: string
  /** The Celery setting that it is intended for, by its lower-case name. */
  readonly setting: string
  /** file:line */
  readonly where: string | null
}

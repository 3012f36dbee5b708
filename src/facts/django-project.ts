/** What the Python probe learns of a Django project beside the app itself. */
export interface DjangoProjectFact {
  /** Django settings that are named like Celery's and aren't in force: Celery has its default in their place. */
  readonly unread: readonly UnreadSetting[]
  /** `file:line` of the first thing that imports the app's module in any process of the project; null: nothing does. */
  readonly loadedBy: string | null
  /** `file:line` of a task made with shared_task, which belongs to whatever app there is. */
  readonly sharedTask: string | null
  /** False: there were too many files to look into all of them. */
  readonly complete: boolean
}

export interface UnreadSetting {
  /** As it stands in Django's settings. */
  readonly name: string
  /** What it was meant for, by Celery's lower-case names. */
  readonly setting: string
  /** file:line */
  readonly where: string | null
}

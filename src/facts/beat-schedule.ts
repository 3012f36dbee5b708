/** What beat sends. */
export interface BeatScheduleFact {
  readonly entries: readonly ScheduleEntry[]
  /** First parts of the names of the project's own modules. */
  readonly ownPackages: readonly string[]
}

/** An entry of beat_schedule. */
export interface ScheduleEntry {
  readonly entry: string
  readonly task: string
  /** Where Celery's router would send it; null where it can't tell. */
  readonly queue: string | null
  readonly where: string | null
}

/** The tasks that beat sends. */
export interface BeatScheduleFact {
  readonly entries: readonly ScheduleEntry[]
  /** Top-level packages of the project. */
  readonly ownPackages: readonly string[]
}

/** An entry of beat_schedule. */
export interface ScheduleEntry {
  readonly entry: string
  readonly task: string
  /** The queue that Celery's router selects; null if unknown. */
  readonly queue: string | null
  readonly where: string | null
  /** The shortest time between two runs; absent: unknown, or messages that wait expire. */
  readonly everySeconds?: number
}

/** A temporary project with its own folder and broker. */
export interface Sandbox {
  /** Absolute, without symbolic links: as in the file names that Python reports. */
  readonly folder: string
  readonly interpreter: string
  /** The user's environment; programs of the sandbox get it without variables that configure a worker. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** URL of the broker. */
  readonly broker: string
  /** Name of the queue; null: Celery's default, on a broker used by this run only. */
  readonly queue: string | null
  /** See measureSlowdown: deadlines are multiplied by it. */
  readonly slowdown: number
}

/** The state of a sandbox's programs while they run. */
export interface Progress {
  /** Output of the watched program, both streams. */
  readonly log: string
  /** How often the programs called `note` (src/python/scenarios/harness.py), by note. */
  readonly notes: Readonly<Record<string, number>>
  /** Seconds since it was started. */
  readonly seconds: number
  /** Seconds since the first worker was ready; null: none is. */
  readonly sinceReady: number | null
  /** Seconds since the log last grew. */
  readonly quiet: number
  /** Tasks that are sent. */
  readonly tasks: number
  readonly slowdown: number
}

/** A throw-away project in a folder of its own, with a broker of its own. */
export interface Sandbox {
  /** Absolute, without symbolic links: as Python names the files in it. */
  readonly folder: string
  readonly interpreter: string
  /** The user's environment, which programs of the sandbox get without what would configure their worker. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** URL of the broker. */
  readonly broker: string
  /** Name of the queue; null: Celery's default, on a broker that only this run uses. */
  readonly queue: string | null
  /** See measureSlowdown: deadlines are multiplied by it. */
  readonly slowdown: number
}

/** What is known of the programs of a sandbox while they run. */
export interface Progress {
  /** Output of the program that is watched, both streams. */
  readonly log: string
  /** How often the programs called `note` (src/python/scenarios/harness.py), by what they noted. */
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

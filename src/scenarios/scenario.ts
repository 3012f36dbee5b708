import type { FailureId } from '../failures/known/catalogue.ts'
import type { ScenarioEnvironment, StartMethod } from './environment.ts'

/**
 * What stands between those who send tasks and the worker. embedded: inside of the worker's process · redis, rabbitmq: a
 * private server · silent: takes connections and never answers · closed: a port where nobody listens.
 */
export type BrokerKind = 'embedded' | 'redis' | 'rabbitmq' | 'silent' | 'closed'

/** A failure that can be run: a small real program, once as it fails, once with the cure. */
export interface Scenario {
  readonly id: string
  readonly title: string
  /** What `explain` calls it; null: its log says nothing, which is what makes it hard to find. */
  readonly label: FailureId | null
  /** What is shown here isn't the failure itself but its like on this system: what is like it, and what isn't. */
  readonly analogue?: string
  readonly broker: BrokerKind
  /** Python packages, beside celery, without which it can't be run. */
  readonly packages?: readonly string[]
  /** Why it can't be run here; null: it can. */
  readonly notHere: (situation: ScenarioEnvironment) => string | null | Promise<string | null>
  readonly failure: Run
  readonly cure: Run
}

/** One run of a real program. */
export interface Run {
  /** What is done here, and not in the other run: one short sentence. */
  readonly says: string
  /** Folder of src/python/scenarios that holds the project's files. */
  readonly project: string
  /** Words after the interpreter. */
  readonly argv: readonly string[] | ((place: Place) => readonly string[])
  /** Variables that are set for it, shown with the command. */
  readonly env?: Readonly<Record<string, string>>
  /** How billiard starts the pool's children; null or left out: as it does by itself. */
  readonly startMethod?: StartMethod
  /** Tasks that are sent. */
  readonly tasks: number
  /** On Windows: the pool's children are started by the launcher of the virtual environment, which is what fails. */
  readonly keepLauncher?: boolean
  /** Other workers, started before it. */
  readonly companions?: readonly Companion[]
  /** A program that starts the interpreter, with its words. */
  readonly through?: (place: Place) => readonly string[]
  /** Enough was seen: the run needn't go on. It ends by itself, too, or when its time is over. */
  readonly enough: (seen: Seen) => boolean
  /** The longest that it may take, in seconds. */
  readonly seconds: number
  readonly predicted: Prediction
}

export interface Companion {
  readonly argv: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The program is started when this holds. */
  readonly until: (seen: Seen) => boolean
}

/** Where a run takes place. */
export interface Place {
  readonly situation: ScenarioEnvironment
  readonly folder: string
  readonly interpreter: string
  readonly broker: string
  /** The name of its queue, when the broker isn't private to the run. */
  readonly queue: string | null
}

/** What is known of a run that is under way. */
export interface Seen {
  readonly log: string
  /** How often each thing was noted by the program. */
  readonly notes: Readonly<Record<string, number>>
  /** Seconds since it was started. */
  readonly seconds: number
  /** Seconds since a worker of the run was first ready; null: none is. */
  readonly sinceReady: number | null
  /** Seconds since its log last grew. */
  readonly quiet: number
  readonly tasks: number
}

/** What a run must show to be as predicted; what is left out isn't looked at. */
export interface Prediction {
  /** What `explain` says first of its log; null: no failure; several: one of them. */
  readonly diagnosis?: FailureId | null | readonly (FailureId | null)[]
  /** Tasks that were done, each run of a task counted. */
  readonly done?: number | 'all' | 'more'
  /**
   * It left by itself, with this code; `failure`: with any but 0; `left`: with any, since Celery 5.0 to 5.2 lose the code
   * of an unrecoverable error; `running`: it didn't.
   */
  readonly exit?: number | 'failure' | 'left' | 'running'
  /** Other notes of the program, how often. */
  readonly notes?: Readonly<Record<string, number>>
  /** In its log. */
  readonly says?: RegExp
  /** Not in its log. */
  readonly saysNot?: RegExp
  /** Seconds until it left. */
  readonly within?: number
  readonly longerThan?: number
}

import type { FailureId } from '../failures/known/catalogue.ts'
import type { BrokerKind } from '../sandbox/brokers/broker.ts'
import type { Progress } from '../sandbox/sandbox.ts'
import type { ScenarioEnvironment, StartMethod } from './environment.ts'

/** A failure that can be run: a small real program, first with the failure, then with the cure. */
export interface Scenario {
  readonly id: string
  /** States the failure. */
  readonly title: string
  /** Id of the failure in `explain`; null: the log shows nothing, which makes it hard to find. */
  readonly label: FailureId | null
  /** The scenario shows a similar failure instead of the failure itself: what is the same, and what is not. */
  readonly analogue?: string
  readonly broker: BrokerKind
  /** Python packages that it needs beside Celery. */
  readonly packages?: readonly string[]
  /** Why it cannot run here; null: it can. */
  readonly unsupportedReason: (environment: ScenarioEnvironment) => string | null | Promise<string | null>
  readonly failure: Run
  readonly cure: Run
}

/** One run of a real program. */
export interface Run {
  /** What is different from the other run, in one short sentence. */
  readonly description: string
  /** Folder of src/python/scenarios that holds the project's files. */
  readonly project: string
  /** Arguments of the interpreter. */
  readonly argv: readonly string[]
  /** Variables that are set for it, shown with the command. */
  readonly env?: Readonly<Record<string, string>>
  /** How billiard starts the pool's children; left out: billiard's default. */
  readonly startMethod?: StartMethod
  /** Tasks that are sent. */
  readonly tasks: number
  /** On Windows: the pool's children are started with the virtual environment's launcher, which is what fails. */
  readonly keepLauncher?: boolean
  /** Other workers, started before it. */
  readonly companions?: readonly Companion[]
  /** Arguments before the interpreter: a program that starts it. */
  readonly wrapper?: (environment: ScenarioEnvironment) => readonly string[]
  /** The run ends when this holds, when the program exits, or after `seconds`. */
  readonly stopWhen: (progress: Progress) => boolean
  /** The longest it may take, in seconds; more on a machine that is busy with something else. */
  readonly seconds: number
  readonly predicted: Prediction
}

export interface Companion {
  readonly argv: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The next program is started when this holds. */
  readonly until: (progress: Progress) => boolean
}

/** What a run must show; what is left out is not looked at. */
export interface Prediction {
  /** The first diagnosis of `explain`; null: no failure; several: one of them. */
  readonly diagnosis?: FailureId | null | readonly (FailureId | null)[]
  /** Finished tasks; a task that ran twice counts twice. */
  readonly done?: number | 'all' | 'more'
  /**
   * The exit code. `failure`: any but 0; `left`: any, because Celery 5.0 to 5.2 lose the code of an unrecoverable error;
   * `running`: the program did not exit.
   */
  readonly exit?: number | 'failure' | 'left' | 'running'
  /** Other notes of the program, and how often each. */
  readonly notes?: Readonly<Record<string, number>>
  readonly logMatches?: RegExp
  readonly logLacks?: RegExp
}

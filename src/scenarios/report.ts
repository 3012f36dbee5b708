/** What `poolwise reproduce --json` prints. */
export interface ReproduceReport {
  readonly schemaVersion: 1
  readonly environment: {
    readonly os: string
    readonly python: string
    readonly interpreter: string
    readonly celery: string
    readonly billiard: string | null
  }
  readonly scenarios: readonly ScenarioResult[]
}

export type ScenarioOutcome = 'reproduced' | 'not-reproduced' | 'not-applicable'

export interface ScenarioResult {
  readonly id: string
  readonly title: string
  /** Id of the failure in `poolwise explain`; null: the log shows nothing. */
  readonly label: string | null
  /** The scenario shows a similar failure: what is the same, and what is not. */
  readonly analogue: string | null
  readonly outcome: ScenarioOutcome
  readonly because: string
  /** The run with the failure; null: it did not run. */
  readonly evidence: RunResult | null
  /** The run with the cure; null: it did not run. */
  readonly cure: CureResult | null
}

export interface RunResult {
  /** What is different from the other run. */
  readonly says: string
  readonly argv: readonly string[]
  /** Variables that were set for it. */
  readonly env: Readonly<Record<string, string>>
  /** null: it was still running, and was ended. */
  readonly exitCode: number | null
  /** The lines of the log that show the failure. */
  readonly excerpt: string
  /** The first diagnosis of `poolwise explain`. */
  readonly diagnosis: string | null
  readonly tasks: { readonly sent: number; readonly done: number }
  readonly seconds: number
  /** The throw-away project, with --keep. */
  readonly folder: string | null
}

export interface CureResult extends RunResult {
  readonly worked: boolean
}

/** All scenarios, with --list. */
export interface ScenarioList {
  readonly schemaVersion: 1
  readonly scenarios: readonly {
    readonly id: string
    readonly title: string
    readonly label: string | null
    readonly analogue: string | null
    readonly broker: string
  }[]
}

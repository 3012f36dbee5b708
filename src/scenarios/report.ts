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
  /** What `poolwise explain` calls the failure; null: its log says nothing. */
  readonly label: string | null
  /** In what this is only like the failure that it stands for. */
  readonly analogue: string | null
  readonly outcome: ScenarioOutcome
  readonly because: string
  /** The run with the failure; null: it wasn't run. */
  readonly evidence: RunResult | null
  /** The run with the cure; null: it wasn't run. */
  readonly cure: CureResult | null
}

export interface RunResult {
  readonly says: string
  readonly argv: readonly string[]
  /** Variables that were set for it. */
  readonly env: Readonly<Record<string, string>>
  /** null: it was still running, and was ended. */
  readonly exitCode: number | null
  /** The lines that tell. */
  readonly excerpt: string
  /** What `poolwise explain` says first of its log. */
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

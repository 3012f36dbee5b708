import type { CompletionScript } from '../completion/script.ts'
import type { CheckList, DoctorReport, UndoReport } from '../doctor/report.ts'
import type { Explanation } from '../failures/explanation.ts'
import type { Page, PageList } from '../failures/pages.ts'
import type { PoolRecommendation } from '../pool/plan.ts'
import type { ReproduceReport, ScenarioList } from '../scenarios/report.ts'
import type { Theme } from './theme.ts'

/** A document that a command prints. `kind` says what it is for: one type serves several. */
export type Printed =
  | { readonly kind: 'doctor'; readonly document: DoctorReport }
  /** The end of `doctor --fix`: the report as it is after the fixes. */
  | { readonly kind: 'fixed'; readonly document: DoctorReport }
  /** `doctor --fix --dry-run`. */
  | { readonly kind: 'fix-plan'; readonly document: DoctorReport }
  | { readonly kind: 'check-list'; readonly document: CheckList }
  | { readonly kind: 'undo'; readonly document: UndoReport }
  | { readonly kind: 'explanation'; readonly document: Explanation }
  /** The explanation of a line that was typed. */
  | { readonly kind: 'explained-text'; readonly document: Explanation }
  | { readonly kind: 'page'; readonly document: Page }
  | { readonly kind: 'page-list'; readonly document: PageList }
  /** What is about the words that were given to `explain`. */
  | { readonly kind: 'page-search'; readonly document: PageList }
  | { readonly kind: 'recommendation'; readonly document: PoolRecommendation }
  | { readonly kind: 'reproduction'; readonly document: ReproduceReport }
  | { readonly kind: 'scenario-list'; readonly document: ScenarioList }
  | { readonly kind: 'completion'; readonly document: CompletionScript }

export interface RenderOptions {
  readonly theme: Theme
  readonly verbose: boolean
  readonly quiet: boolean
}

/** One output format. */
export interface Reporter {
  /** @returns the text; empty: nothing to print; null: the format has no form for this kind of document */
  render(printed: Printed, options: RenderOptions): string | null
}

import { homedir } from 'node:os'
import { fromRoot } from '../../checks/remedy/install-package.ts'
import type { ProposedFix } from '../../doctor/run-doctor.ts'
import type { FixContext, PlannedFix } from '../../fixes/plan-fix.ts'
import type { FixReport } from '../../doctor/report.ts'
import type { Redactor } from '../../redact/redact.ts'
import type { Examined } from '../examine.ts'

export const contextOf = (facts: Examined['facts'], root: string): FixContext => ({
  root,
  python: facts.python?.executable ?? facts.interpreter?.executable ?? null,
  env: process.env,
})

/** Two findings may have the same cure. */
export const distinct = (fixes: readonly ProposedFix[]): ProposedFix[] =>
  [...new Map(fixes.toReversed().map((proposed) => [JSON.stringify(proposed.fix), proposed])).values()].toReversed()

export function toReport(
  { check, fix: { title } }: ProposedFix,
  planned: PlannedFix,
  root: string,
  redactor: Redactor,
): FixReport {
  const shared = { check, title, file: null, diff: null, argv: null, because: null } as const
  switch (planned.kind) {
    case 'none': {
      const because = redactor.text(planned.because).replaceAll(homedir(), '~')
      return { ...shared, kind: 'edit', status: 'impossible', because }
    }
    case 'edit':
      return { ...shared, kind: 'edit', file: planned.file, diff: redactor.text(planned.diff), status: 'planned' }
    case 'command': {
      const [program = '', ...args] = planned.argv
      return { ...shared, kind: 'command', argv: redactor.value([fromRoot(root, program), ...args]), status: 'planned' }
    }
  }
}

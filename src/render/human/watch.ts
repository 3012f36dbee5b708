import type { DoctorReport } from '../../doctor/report.ts'
import type { Theme } from '../theme.ts'
import { block, isShown, line, summary } from './doctor.ts'
import { glyphs, paragraph } from './layout.ts'
import { planHuman } from './plan.ts'

/** What is new since the last look: faults that came, those that went, and where it stands now. */
export function changesHuman(before: DoctorReport, after: DoctorReport, theme: Theme): string {
  const known = new Map(before.checks.filter(isShown).map((finding) => [finding.id, finding]))
  const now = new Map(after.checks.map((finding) => [finding.id, finding]))
  const came = after.checks.filter((finding) => {
    const last = known.get(finding.id)
    return isShown(finding) && (last?.status !== finding.status || last.message !== finding.message)
  })
  const went = [...known.keys()].flatMap((id) => {
    const finding = now.get(id)
    return finding === undefined || isShown(finding) ? [] : [finding]
  })
  const clear = after.summary.errors === 0 && before.summary.errors > 0
  const parts = [
    ...came.map((finding) => block(finding, theme, after.platform.target)),
    ...went.map((finding) => line(finding, theme)),
    ...(came.length + went.length === 0 ? [theme.dim('no change')] : []),
    paragraph(summary(after, theme), 0, theme),
    ...(after.plan && clear ? [planHuman(after.plan, theme, 'short')] : []),
  ]
  return glyphs(parts.join('\n\n'), theme)
}

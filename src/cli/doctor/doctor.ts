import { tierOrder } from '../../facts/tier.ts'
import { catalogue } from '../../checks/catalogue.ts'
import { isProblem, selectChecks } from '../../doctor/select-checks.ts'
import { exitCodes } from '../../exit-codes.ts'
import { checkListHuman } from '../../render/human/check-list.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import type { CheckList } from '../../doctor/report.ts'
import { UsageError } from '../errors.ts'
import { words } from '../examine.ts'
import { look, type Told, type Typed } from './invocation.ts'

/** What `doctor` and `preflight` do: look, judge, tell; and what else was asked for. */
export async function doctor(typed: Typed): Promise<Told> {
  const { flags, theme, say } = typed
  if (flags.list) return list(typed)
  if (flags.undo) return (await import('./undo-fixes.ts')).undoFixes(typed)
  if (flags.fix) return (await import('./fix.ts')).fix(typed)
  if (flags.watch) return (await import('./watch.ts')).watch(typed)
  const { report } = await look(typed)
  say(doctorHuman(report, theme, flags))
  return { output: report, exitCode: report.summary.exitCode }
}

function list({ flags, theme, say }: Typed): Told {
  const asked = { only: words(flags.only), skip: words(flags.skip) }
  const selected = selectChecks(catalogue, asked, tierOrder)
  if (isProblem(selected)) throw new UsageError(selected.problem, selected.next)
  const checks = catalogue
    .filter(({ id }) => selected.ids.has(id))
    .map(({ id, severity, tier, title }): CheckList['checks'][number] => ({
      id,
      category: categoryOf(id),
      severity,
      tier,
      title,
      docs: `docs/checks/${id}.md`,
    }))
  const output: CheckList = { schemaVersion: 1, checks }
  say(checkListHuman(output, theme))
  return { output, exitCode: exitCodes.healthy }
}

const categoryOf = (id: string) => id.split('.')[0] as CheckList['checks'][number]['category']

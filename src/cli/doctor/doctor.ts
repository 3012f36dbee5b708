import { tierOrder } from '../../facts/tier.ts'
import { catalogue } from '../../checks/catalogue.ts'
import { isProblem, selectChecks } from '../../doctor/select-checks.ts'
import { exitCodes } from '../../exit-codes.ts'
import { checkListHuman } from '../../render/human/check-list.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import type { CheckList } from '../../doctor/report.ts'
import { UsageError } from '../errors.ts'
import { words } from '../examine.ts'
import { examineProject, type CommandResult, type Invocation } from './invocation.ts'

/** `doctor` and `preflight`: examines the project, or does what --list, --undo, --fix or --watch ask for. */
export async function doctor(invocation: Invocation): Promise<CommandResult> {
  const { flags, theme, print } = invocation
  if (flags.list) return list(invocation)
  if (flags.undo) return (await import('./undo-fixes.ts')).undoFixes(invocation)
  if (flags.fix) return (await import('./fix.ts')).fix(invocation)
  if (flags.watch) return (await import('./watch.ts')).watch(invocation)
  const { report } = await examineProject(invocation)
  print(doctorHuman(report, theme, flags))
  return { output: report, exitCode: report.summary.exitCode }
}

function list({ flags, theme, print }: Invocation): CommandResult {
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
  print(checkListHuman(output, theme))
  return { output, exitCode: exitCodes.healthy }
}

const categoryOf = (id: string) => id.split('.')[0] as CheckList['checks'][number]['category']

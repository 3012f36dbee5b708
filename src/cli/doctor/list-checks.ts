import { checkIndex } from '../../checks/check-index.ts'
import { isProblem, selectChecks } from '../../doctor/select-checks.ts'
import type { CheckList } from '../../doctor/report.ts'
import { exitCodes } from '../../exit-codes.ts'
import { tierOrder } from '../../facts/tier.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listed.ts'
import type { Invocation } from './invocation.ts'

/** `--list`: the checks that --only and --skip leave, without running any. */
export function listChecks({ flags }: Pick<Invocation, 'flags'>): CommandResult {
  const selected = selectChecks(checkIndex, { only: listed(flags.only), skip: listed(flags.skip) }, tierOrder)
  if (isProblem(selected)) throw new UsageError(selected.problem, selected.next)
  const checks = checkIndex
    .filter(({ id }) => selected.ids.has(id))
    .map(({ id, severity, tier, title }): CheckList['checks'][number] => ({
      id,
      category: categoryOf(id),
      severity,
      tier,
      title,
      docs: `docs/checks/${id}.md`,
    }))
  return { printed: { kind: 'check-list', document: { schemaVersion: 1, checks } }, exitCode: exitCodes.healthy }
}

const categoryOf = (id: string) => id.split('.')[0] as CheckList['checks'][number]['category']

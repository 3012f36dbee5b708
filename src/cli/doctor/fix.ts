import { exitCodes } from '../../exit-codes.ts'
import { planFix } from '../../fixes/plan-fix.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import { fixPlain } from '../../render/human/fix.ts'
import type { DoctorReport, FixReport } from '../../doctor/report.ts'
import { applyAll } from './apply-fixes.ts'
import { UsageError } from '../errors.ts'
import type { Examined } from '../examine.ts'
import { outputRedactor } from '../redactor.ts'
import { contextOf, distinct, toReport } from './fix-report.ts'
import { examineProject, type CommandResult, type Invocation } from './invocation.ts'

/** `--fix`: shows each safe fix, asks, applies it, and examines the project again. */
export async function fix(invocation: Invocation): Promise<CommandResult> {
  const { flags, json, theme, print } = invocation
  const dryRun = flags['dry-run']
  if (!dryRun && !flags.yes && (json || !process.stdin.isTTY))
    throw new UsageError(
      json
        ? '--fix asks before each change, which it cannot with --json'
        : '--fix asks before each change, and standard input is not a terminal',
      'See what would be done with --fix --dry-run; have it done without questions with --fix --yes.',
    )
  const examined = await examineProject(invocation)
  if (dryRun) return dryRunOf(examined, invocation)
  print(doctorHuman(examined.report, theme, flags))
  const { fixes, applied, settle } = await applyAll(examined, invocation)
  if (fixes.length === 0 && examined.report.summary.fail > 0) print('\nNothing here can be cured by poolwise itself.')
  if (!applied) return { output: { ...examined.report, fixes }, exitCode: examined.report.summary.exitCode }
  const again = await examineProject(invocation)
  await settle(again.facts.packages)
  print(
    `\nLooked again after the changes; to take them back: poolwise doctor --undo\n\n${doctorHuman(again.report, theme, flags)}`,
  )
  return { output: { ...again.report, fixes }, exitCode: again.report.summary.exitCode }
}

/** Always the same for the same project, so that scripts can compare. */
async function dryRunOf({ report, fixes, facts, root }: Examined, { print }: Invocation): Promise<CommandResult> {
  const context = contextOf(facts, root)
  const redactor = outputRedactor({ facts, keepHome: true })
  const reports: FixReport[] = []
  for (const proposed of distinct(fixes))
    reports.push(toReport(proposed, await planFix(proposed.fix, context), root, redactor))
  if (reports.length > 0) print(reports.map(fixPlain).join('\n'))
  const exitCode = reports.some(({ status }) => status === 'planned') ? exitCodes.findings : exitCodes.healthy
  // One number, wherever it is read.
  const output: DoctorReport = { ...report, summary: { ...report.summary, exitCode }, fixes: reports }
  return { output, exitCode }
}

import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import type { ProjectLock } from '../../fixes/lock-project.ts'
import { planFix } from '../../fixes/plan-fix.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import type { DoctorReport, FixReport } from '../../doctor/report.ts'
import { applyAll } from './apply-fixes.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import type { Examined } from '../examine.ts'
import { outputRedactor } from '../redactor.ts'
import { contextOf, distinct, toReport } from './fix-report.ts'
import { examineProject } from './examine-project.ts'
import type { Invocation } from './invocation.ts'
import { withLock } from './with-lock.ts'

/** `--fix`: shows each safe fix, asks, applies it, and examines the project again. */
export async function fix(invocation: Invocation): Promise<CommandResult> {
  const { flags, format } = invocation
  const dryRun = flags['dry-run']
  if (!dryRun && !flags.yes && (format !== 'human' || !process.stdin.isTTY))
    throw new UsageError(
      format !== 'human'
        ? '--fix asks before each change, which it cannot with --json'
        : '--fix asks before each change, and standard input is not a terminal',
      'Show the changes with --fix --dry-run, or apply them without questions with --fix --yes.',
    )
  if (dryRun) return dryRunOf(await examineProject(invocation))
  // Before the examination: its fixes hold for the files as they are now.
  return withLock(resolve(flags.cwd ?? process.cwd()), (lock) => fixLocked(invocation, lock))
}

async function fixLocked(invocation: Invocation, lock: ProjectLock): Promise<CommandResult> {
  const { flags, theme, print } = invocation
  const examined = await examineProject(invocation)
  print(doctorHuman(examined.report, theme, flags))
  const { fixes, applied, settle } = await applyAll(examined, invocation, lock)
  if (fixes.length === 0 && examined.report.summary.fail > 0) print('\npoolwise has no safe fix for these findings.')
  if (!applied) return fixed(examined.report, fixes)
  const again = await examineProject(invocation)
  await settle(again.facts.packages)
  return fixed(again.report, fixes)
}

const fixed = (report: DoctorReport, fixes: readonly FixReport[]): CommandResult => ({
  printed: { kind: 'fixed', document: { ...report, fixes } },
  exitCode: report.summary.exitCode,
})

/** Always the same for the same project, so that scripts can compare. */
async function dryRunOf({ report, fixes, facts, root }: Examined): Promise<CommandResult> {
  const context = contextOf(facts, root)
  const redactor = outputRedactor({ facts, root, keepHome: true })
  const reports: FixReport[] = []
  for (const proposed of distinct(fixes))
    reports.push(toReport(proposed, await planFix(proposed.fix, context), root, redactor))
  const exitCode = reports.some(({ status }) => status === 'planned') ? exitCodes.findings : exitCodes.healthy
  // One number, wherever it is read.
  const document: DoctorReport = { ...report, summary: { ...report.summary, exitCode }, fixes: reports }
  return { printed: { kind: 'fix-plan', document }, exitCode }
}

import type { PackagesFact } from '../../facts/python.ts'
import { applyFix, undoOf } from '../../fixes/apply-fix.ts'
import { openJournal, type JournalEntry } from '../../fixes/journal.ts'
import type { ProjectLock } from '../../fixes/lock-project.ts'
import { restoreArgs } from '../../fixes/pip.ts'
import { planFix } from '../../fixes/plan-fix.ts'
import { fixDone, fixHuman } from '../../render/human/fix.ts'
import type { FixReport } from '../../doctor/report.ts'
import { Interrupted, UsageError } from '../errors.ts'
import type { Examined } from '../examine.ts'
import { interruptible } from '../interrupt.ts'
import { printable } from '../../text/printable.ts'
import { printableDocument } from '../../text/printable-document.ts'
import { outputRedactor } from '../redactor.ts'
import { agreed } from './agreed.ts'
import { contextOf, distinct, toReport } from './fix-report.ts'
import type { Invocation } from './invocation.ts'

export interface Applied {
  readonly fixes: readonly FixReport[]
  /** Something was changed. */
  readonly applied: boolean
  /** Records in the journal what is installed now: dependencies are removed with the package that needed them. */
  readonly settle: (packages: PackagesFact | undefined) => Promise<void>
}

/** Applies one fix after the other: shows the change, asks, applies it. Each is recorded before it is applied. */
export async function applyAll(
  { fixes, facts, root }: Examined,
  { flags, theme, print }: Invocation,
  lock: ProjectLock,
): Promise<Applied> {
  const context = contextOf(facts, root)
  const redactor = outputRedactor({ facts, root, keepHome: true })
  const journal = await openJournal(root, process.env)
  const entries: JournalEntry[] = []
  const reports: FixReport[] = []
  const applyEach = async (signal: AbortSignal): Promise<void> => {
    for (const proposed of distinct(fixes)) {
      // Planned now and not earlier: a fix before this one may have moved its lines.
      const planned = await planFix(proposed.fix, context)
      const report = printableDocument(toReport(proposed, planned, root, redactor))
      print(`\n${fixHuman(report, theme)}`)
      const record = (status: FixReport['status'], because: string | null = null) => {
        reports.push(printableDocument({ ...report, status, because: because ?? report.because }))
        print(fixDone(reports.at(-1)!, theme))
      }
      if (planned.kind === 'none') {
        reports.push(report)
        continue
      }
      if (!flags.yes && !(await agreed(planned.kind === 'edit' ? 'Make this change?' : 'Run this command?', signal))) {
        record('declined')
        continue
      }
      if (!lock.isHeld())
        throw new UsageError('another --fix has taken over this project meanwhile', 'Run poolwise doctor --fix again.')
      await noted(async () => {
        if (entries.length === 0) journal.begin()
        await journal.replace([...entries, undoOf(planned)])
      })
      const because = await applyFix(planned, {
        root,
        env: process.env,
        signal,
        onLine: (line) => process.stderr.write(`    ${printable(redactor.text(line))}\n`),
      })
      // A command that failed may have done half of it: what takes it back is kept.
      if (because === null || planned.kind === 'command') entries.push(undoOf(planned))
      else await journal.replace(entries)
      record(because === null ? 'applied' : 'failed', because)
      if (signal.aborted) throw new Interrupted()
    }
  }
  await interruptible(applyEach, { second: 'ignored' })
  const settle = async (packages: PackagesFact | undefined): Promise<void> => {
    const { packages: before } = facts
    const pip = entries.find((entry) => entry.kind === 'command' && entry.args[2] === 'pip')
    if (!before || !packages || pip?.kind !== 'command') return
    const others = entries.filter((entry) => !(entry.kind === 'command' && entry.args[2] === 'pip'))
    const back = restoreArgs(before, packages).map((args): JournalEntry => ({ ...pip, args }))
    await journal.replace([...others, ...back])
  }
  return { fixes: reports, applied: entries.length > 0, settle }
}

/** Without a note of it nothing is changed: it couldn't be taken back. */
async function noted(note: () => Promise<void>): Promise<void> {
  try {
    await note()
  } catch (error) {
    throw new UsageError(
      `the change could not be recorded for --undo: ${error instanceof Error ? error.message : String(error)}`,
      'Nothing was changed. Set XDG_STATE_HOME to a writable folder.',
    )
  }
}

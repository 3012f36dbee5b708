import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import { openJournal } from '../../fixes/journal.ts'
import { undoLast } from '../../fixes/undo.ts'
import type { UndoReport } from '../../doctor/report.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import { untilInterrupted } from '../interrupt.ts'
import { outputRedactor } from '../redactor.ts'
import type { Invocation } from './invocation.ts'

/** `--undo`: undoes what the last --fix in this project changed. An interrupt ends it early; what was undone is reported. */
export async function undoFixes({ flags }: Invocation): Promise<CommandResult> {
  const root = resolve(flags.cwd ?? process.cwd())
  const journal = await openJournal(root, process.env)
  if (journal.last().length === 0)
    throw new UsageError(
      `nothing to undo in ${root}`,
      'Run it in the folder where --fix was run, or name that folder with --cwd.',
    )
  const redactor = outputRedactor({ keepHome: true })
  const { result: results, interrupted } = await untilInterrupted(
    (signal) =>
      undoLast(journal, {
        root,
        env: process.env,
        signal,
        onLine: (line) => process.stderr.write(`    ${redactor.text(line)}\n`),
      }),
    { second: 'ignored' },
  )
  const document: UndoReport = {
    schemaVersion: 1,
    undone: results.map(({ entry: { title }, because }) => ({
      title,
      status: because === null ? 'undone' : 'failed',
      because,
    })),
  }
  const failed = document.undone.some(({ status }) => status === 'failed')
  const exitCode = interrupted ? exitCodes.interrupted : failed ? exitCodes.findings : exitCodes.healthy
  return { printed: { kind: 'undo', document }, exitCode }
}

import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import { openJournal } from '../../fixes/journal.ts'
import { undoLast } from '../../fixes/undo.ts'
import type { UndoReport } from '../../doctor/report.ts'
import type { CommandResult } from '../command-result.ts'
import { Interrupted, UsageError } from '../errors.ts'
import { untilInterrupted } from '../interrupt.ts'
import { printable } from '../../text/printable.ts'
import { outputRedactor } from '../redactor.ts'
import { commandLine } from '../../render/human/layout.ts'
import { agreed } from './agreed.ts'
import type { Invocation } from './invocation.ts'
import { withLock } from './with-lock.ts'

/** `--undo`: undoes what the last --fix in this project changed. An interrupt ends it early; what was undone is reported. */
export async function undoFixes(invocation: Invocation): Promise<CommandResult> {
  const root = resolve(invocation.flags.cwd ?? process.cwd())
  return withLock(root, () => undoLocked(root, invocation))
}

async function undoLocked(root: string, { flags, format, print }: Invocation): Promise<CommandResult> {
  const journal = await openJournal(root, process.env)
  if (journal.last().length === 0)
    throw new UsageError(
      `nothing to undo in ${root}`,
      'Run it in the folder where --fix was run, or name that folder with --cwd.',
    )
  const asks = !flags.yes && journal.last().some(({ kind }) => kind === 'command')
  if (asks && (format !== 'human' || !process.stdin.isTTY))
    throw new UsageError(
      format !== 'human'
        ? '--undo asks before it runs a command, which it cannot with --json'
        : '--undo asks before it runs a command, and standard input is not a terminal',
      'Run the command without questions with --undo --yes.',
    )
  const redactor = outputRedactor({ root, keepHome: true })
  const asking = { stopped: false }
  const { result: results, interrupted } = await untilInterrupted(
    (signal) =>
      undoLast(journal, {
        root,
        env: process.env,
        signal,
        agree: async ({ title, program, args }) => {
          print(`\nundo  ${printable(title)}\n  $ ${redactor.text(commandLine([program, ...args]))}`)
          if (flags.yes) return true
          try {
            return await agreed('Run this command?', signal)
          } catch (error) {
            if (!(error instanceof Interrupted)) throw error
            // What was undone so far is reported.
            asking.stopped = true
            return false
          }
        },
        onLine: (line) => process.stderr.write(`    ${printable(redactor.text(line))}\n`),
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
  const exitCode =
    interrupted || asking.stopped ? exitCodes.interrupted : failed ? exitCodes.findings : exitCodes.healthy
  return { printed: { kind: 'undo', document }, exitCode }
}

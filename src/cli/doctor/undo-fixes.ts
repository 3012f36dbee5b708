import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import { openJournal } from '../../fixes/journal.ts'
import { undoLast } from '../../fixes/undo.ts'
import type { UndoReport } from '../../doctor/report.ts'
import { UsageError } from '../errors.ts'
import { interruptible } from '../interrupt.ts'
import { outputRedactor } from '../redactor.ts'
import type { CommandResult, Invocation } from './invocation.ts'

/** `--undo`: takes back what the last --fix in this project changed. */
export async function undoFixes({ flags, theme, print }: Invocation): Promise<CommandResult> {
  const root = resolve(flags.cwd ?? process.cwd())
  const journal = await openJournal(root, process.env)
  if (journal.last().length === 0)
    throw new UsageError(
      `poolwise has changed nothing in ${root} that could be taken back`,
      'Type it in the folder in which --fix was typed, or name that folder with --cwd.',
    )
  const redactor = outputRedactor({ keepHome: true })
  const undone = await interruptible(
    async (signal) => {
      const results = await undoLast(journal, {
        root,
        env: process.env,
        signal,
        onLine: (line) => process.stderr.write(`    ${redactor.text(line)}\n`),
      })
      for (const { entry, because } of results)
        print(
          because === null
            ? `${theme.green('undone')}  ${entry.title}`
            : `${theme.red('failed')}  ${entry.title}: ${because}`,
        )
      return results
    },
    { second: 'ignored' },
  )
  const output: UndoReport = {
    schemaVersion: 1,
    undone: undone.map(({ entry: { title }, because }) => ({
      title,
      status: because === null ? 'undone' : 'failed',
      because,
    })),
  }
  const failed = output.undone.some(({ status }) => status === 'failed')
  return { output, exitCode: failed ? exitCodes.findings : exitCodes.healthy }
}

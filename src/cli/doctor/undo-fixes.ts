import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import { openJournal } from '../../fixes/journal.ts'
import { undoLast } from '../../fixes/undo.ts'
import type { UndoReport } from '../../doctor/report.ts'
import { createRedactor } from '../../redact/redact.ts'
import { knownSecrets } from '../../redact/secrets.ts'
import type { Told, Typed } from './invocation.ts'
import { UsageError } from '../errors.ts'

/** `--undo`: takes back what the last --fix in this project changed. */
export async function undoFixes({ flags, theme, say }: Typed): Promise<Told> {
  const root = resolve(flags.cwd ?? process.cwd())
  const journal = await openJournal(root, process.env)
  if (journal.last().length === 0)
    throw new UsageError(
      `poolwise has changed nothing in ${root} that could be taken back`,
      'Type it in the folder in which --fix was typed, or name that folder with --cwd.',
    )
  const redactor = createRedactor({ secrets: knownSecrets(process.env, {}), home: null })
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    const results = await undoLast(journal, {
      root,
      env: process.env,
      signal: controller.signal,
      onLine: (line) => process.stderr.write(`    ${redactor.text(line)}\n`),
    })
    const output: UndoReport = {
      schemaVersion: 1,
      undone: results.map(({ entry: { title }, because }) => ({
        title,
        status: because === null ? 'undone' : 'failed',
        because,
      })),
    }
    for (const { title, because } of output.undone)
      say(because === null ? `${theme.green('undone')}  ${title}` : `${theme.red('failed')}  ${title}: ${because}`)
    const failed = output.undone.some(({ status }) => status === 'failed')
    return { output, exitCode: failed ? exitCodes.findings : exitCodes.healthy }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

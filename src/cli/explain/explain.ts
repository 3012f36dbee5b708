import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import type { ExplainVerdict } from '../../failures/explanation.ts'
import { listPages } from '../../failures/list-pages.ts'
import { findPage } from '../../failures/pages.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import { outputRedactor } from '../redactor.ts'
import { isText } from './is-text.ts'
import type { ExplainFlags } from './explain-flags.ts'

const EXIT: Readonly<Record<ExplainVerdict, number>> = {
  healthy: exitCodes.healthy,
  warning: exitCodes.healthy,
  'not-celery': exitCodes.healthy,
  failure: exitCodes.findings,
  'unknown-failure': exitCodes.findings,
}

/** Explains logs or one id, or lists every id. The log reader and its failures are loaded for logs only. */
export async function explain(words: readonly string[], flags: ExplainFlags): Promise<CommandResult> {
  const { root, follow } = flags
  if (flags.list) return { printed: { kind: 'page-list', document: listPages(root) }, exitCode: exitCodes.healthy }
  const names = words.map((word) => (word === '-' || flags.cwd === undefined ? word : resolve(flags.cwd, word)))
  const page = words.length === 1 && !existsSync(names[0]!) ? findPage(words[0]!, root) : null
  if (page) return { printed: { kind: 'page', document: page }, exitCode: exitCodes.healthy }
  const text = words.join(' ')
  if (!follow && !names.some((name) => existsSync(name)) && isText(words))
    return (await import('./explain-text.ts')).explainWords(text, root)
  const { readLogs } = await import('./read-logs.ts')
  const read = await readLogs(words, names, flags)
  if (!follow && read.inputs.every(({ bytes }) => bytes === 0)) throw emptyLog(read.inputs.map(({ name }) => name))
  const document = outputRedactor().value(read)
  // What --follow finds is printed when it is found.
  return { printed: follow ? null : { kind: 'explanation', document }, exitCode: EXIT[document.verdict] }
}

/** Nothing was judged, which is no good news. */
const emptyLog = ([name = '']: readonly string[]): UsageError =>
  name === 'stdin'
    ? new UsageError(
        'the log is empty: nothing came from standard input',
        'Celery logs to standard error: add 2>&1 before the pipe, or check that the worker was started.',
      )
    : new UsageError(
        `the log is empty: ${name}`,
        "Give the file that the worker's log goes to (--logfile, or its output).",
      )

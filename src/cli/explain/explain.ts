import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodes } from '../../exit-codes.ts'
import { explainLogs } from '../../failures/explain.ts'
import type { Explanation, ExplainVerdict } from '../../failures/explanation.ts'
import { UnreadableLogError } from '../../failures/read/open-log.ts'
import { findPage, listPages, similarIds, type Page, type PageList } from '../../failures/pages.ts'
import { explainHuman, listHuman, pageHuman } from '../../render/human/explain.ts'
import { outputRedactor } from '../redactor.ts'
import type { Theme } from '../../render/theme.ts'
import { UsageError } from '../errors.ts'
import { followLog } from './follow-log.ts'

export type ExplainOutput = Explanation | Page | PageList

export interface ExplainFlags {
  readonly follow: boolean
  readonly list: boolean
  readonly json: boolean
  readonly quiet: boolean
  readonly cwd: string | undefined
  /** The package's folder, where the pages are. */
  readonly root: string
  readonly theme: Theme
}

export interface Explained {
  readonly output: ExplainOutput
  readonly text: string
  readonly exitCode: number
}

const EXIT: Readonly<Record<ExplainVerdict, number>> = {
  healthy: exitCodes.healthy,
  warning: exitCodes.healthy,
  'not-celery': exitCodes.healthy,
  failure: exitCodes.findings,
  'unknown-failure': exitCodes.findings,
}

/** Explains what was asked for: logs, one id, or everything there is. */
export async function explain(words: readonly string[], flags: ExplainFlags): Promise<Explained> {
  const { root, theme, quiet } = flags
  if (flags.list) {
    const output = listPages(root)
    return { output, text: listHuman(output, theme), exitCode: exitCodes.healthy }
  }
  const names = words.map((word) => (word === '-' || flags.cwd === undefined ? word : resolve(flags.cwd, word)))
  const page = words.length === 1 && !existsSync(names[0]!) ? findPage(words[0]!, root) : null
  if (page) return { output: page, text: pageHuman(page, theme), exitCode: exitCodes.healthy }
  const explanation = await readLogs(words, names, flags)
  const redactor = outputRedactor()
  const output = redactor.value(explanation)
  return { output, text: flags.follow ? '' : explainHuman(output, theme, { quiet }), exitCode: EXIT[output.verdict] }
}

async function readLogs(words: readonly string[], names: readonly string[], flags: ExplainFlags): Promise<Explanation> {
  const inputs = names.length || process.stdin.isTTY ? names : ['-']
  if (!inputs.length)
    throw new UsageError(
      'which log?',
      'Give a log file, - for standard input, or an id from `poolwise explain --list`.',
    )
  try {
    if (!flags.follow) return await explainLogs(inputs, process.stdin)
    if (inputs.length > 1) throw new UsageError('--follow takes one log', 'Start one for each log.')
    return await followLog(inputs[0]!, flags)
  } catch (error) {
    if (!(error instanceof UnreadableLogError)) throw error
    const similar = words.length === 1 && !/[\\/]/.test(words[0]!) ? similarIds(words[0]!, flags.root) : []
    throw new UsageError(error.message, similar.length ? `Did you mean ${similar.join(' or ')}?` : error.next)
  }
}

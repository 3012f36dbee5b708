import { exitCodes } from '../../exit-codes.ts'
import { explainLogs } from '../../failures/explain.ts'
import type { Explanation, ExplainVerdict } from '../../failures/explanation.ts'
import { similarIds } from '../../failures/list-pages.ts'
import { UnreadableLogError } from '../../failures/read/open-log.ts'
import { explainHuman } from '../../render/human/explain.ts'
import { UsageError } from '../errors.ts'
import { outputRedactor } from '../redactor.ts'
import type { Explained, ExplainFlags } from './explained.ts'
import { followLog } from './follow-log.ts'

const EXIT: Readonly<Record<ExplainVerdict, number>> = {
  healthy: exitCodes.healthy,
  warning: exitCodes.healthy,
  'not-celery': exitCodes.healthy,
  failure: exitCodes.findings,
  'unknown-failure': exitCodes.findings,
}

/**
 * Reads logs and names what they show.
 * @param words as typed
 * @param names the same as paths; `-` is standard input
 * @throws {UsageError} when there is no log, or one can't be read
 */
export async function explainInputs(
  words: readonly string[],
  names: readonly string[],
  flags: ExplainFlags,
): Promise<Explained> {
  const explanation = await readLogs(words, names, flags)
  const output = outputRedactor().value(explanation)
  const text = flags.follow ? '' : explainHuman(output, flags.theme, { quiet: flags.quiet })
  return { output, text, exitCode: EXIT[output.verdict] }
}

async function readLogs(words: readonly string[], names: readonly string[], flags: ExplainFlags): Promise<Explanation> {
  const inputs = names.length || process.stdin.isTTY ? names : ['-']
  if (!inputs.length)
    throw new UsageError(
      'no log given',
      'Give a log file, - for standard input, or an id from `poolwise explain --list`.',
    )
  try {
    if (!flags.follow) return await explainLogs(inputs, process.stdin)
    if (inputs.length > 1) throw new UsageError('--follow takes one log', 'Run one command for each log.')
    return await followLog(inputs[0]!, flags)
  } catch (error) {
    if (!(error instanceof UnreadableLogError)) throw error
    const similar = words.length === 1 && !/[\\/]/.test(words[0]!) ? similarIds(words[0]!, flags.root) : []
    throw new UsageError(error.message, similar.length ? `Did you mean ${similar.join(' or ')}?` : error.next)
  }
}

import { explainLogs } from '../../failures/explain.ts'
import type { Explanation } from '../../failures/explanation.ts'
import { similarIds } from '../../failures/list-pages.ts'
import { UnreadableLogError } from '../../failures/read/open-log.ts'
import { UsageError } from '../errors.ts'
import type { ExplainFlags } from './explain-flags.ts'
import { followLog } from './follow-log.ts'

/**
 * Reads logs and names the failures in them.
 * @param words as typed
 * @param names the same as paths
 * @throws UsageError for a log that is missing or can't be read
 */
export async function readLogs(
  words: readonly string[],
  names: readonly string[],
  flags: ExplainFlags,
): Promise<Explanation> {
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

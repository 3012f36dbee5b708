import { explainLogs } from '../../failures/explain.ts'
import type { Explanation } from '../../failures/explanation.ts'
import { similarIds } from '../../failures/list-pages.ts'
import { UnreadableLogError } from '../../failures/read/open-log.ts'
import { hostOs } from '../../platform/os.ts'
import { UsageError } from '../errors.ts'
import type { ExplainFlags } from './explain-flags.ts'
import { followLog } from './follow-log.ts'
import { searchPages } from './search-pages.ts'

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
      'Give one (poolwise explain worker.log), pipe one into it, or quote the error: poolwise explain "OSError: …"',
    )
  if (inputs.includes('-') && process.stdin.isTTY)
    process.stderr.write(
      `reading from the terminal; ${hostOs() === 'windows' ? 'Ctrl+Z and Enter end' : 'Ctrl+D ends'} it\n`,
    )
  try {
    if (!flags.follow) return await explainLogs(inputs, process.stdin)
    if (inputs.length > 1) throw new UsageError('--follow takes one log', 'Run one command for each log.')
    return await followLog(inputs[0]!, flags)
  } catch (error) {
    if (!(error instanceof UnreadableLogError)) throw error
    const similar = words.length === 1 && !/[\\/]/.test(words[0]!) ? nearIds(words[0]!, flags.root) : []
    throw new UsageError(error.message, similar.length ? `Did you mean ${similar.join(' or ')}?` : error.next)
  }
}

/** Ids like the word, else those that are about it. */
function nearIds(word: string, root: string): string[] {
  const similar = similarIds(word, root)
  if (similar.length > 0 || word.length < 4) return similar
  const { failures, checks } = searchPages(word, root)
  return [...failures.map(({ id }) => id), ...checks].slice(0, 3)
}

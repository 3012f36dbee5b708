import { explainText } from '../../failures/explain.ts'
import type { Explanation } from '../../failures/explanation.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import { outputRedactor } from '../redactor.ts'
import { namesCode, searchPages } from './search-pages.ts'

/**
 * Names the failure that a line of a log shows; where it shows none, the failures and checks that its words are about.
 * @param root the package's folder
 * @throws UsageError when nothing is about it
 */
export function explainWords(text: string, root: string): CommandResult {
  const seen = explainText(text)
  if (isNamed(seen)) return explained(seen)
  const found = searchPages(text, root)
  // The line of an exception whose code is in the title of the only failure about it: a page also mentions codes of others.
  const [likely, ...others] = found.failures
  if (likely && others.length === 0 && EXCEPTION.test(text) && namesCode(likely.title, text))
    return explained(explainText(text, likely.id))
  if (found.failures.length + found.checks.length > 0)
    return { printed: { kind: 'page-search', document: found }, exitCode: exitCodes.healthy }
  throw new UsageError(
    `no log, failure or check is called "${text}", and no page is about it`,
    'Give the whole log, or more of the error. All failures: poolwise explain --list',
  )
}

/** `OSError: [WinError 6] The handle is invalid`, with or without what a log has before it. */
const EXCEPTION = /(?:^|\s|\.)[A-Z]\w*(?:Error|Exception)\b(?:: |\().*\b(?:WinError|Errno) \d+\b/

const isNamed = ({ diagnoses }: Explanation): boolean => diagnoses.some(({ severity }) => severity !== 'info')

const explained = (explanation: Explanation): CommandResult => ({
  printed: { kind: 'explained-text', document: outputRedactor().value(explanation) },
  exitCode: exitCodes.findings,
})

import { explainText } from '../../failures/explain.ts'
import { exitCodes } from '../../exit-codes.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import { outputRedactor } from '../redactor.ts'
import { searchPages } from './search-pages.ts'

/**
 * Names the failure that a line of a log shows; where it shows none, the failures and checks that its words are about.
 * @param root the package's folder
 * @throws UsageError when nothing is about it
 */
export function explainWords(text: string, root: string): CommandResult {
  const document = outputRedactor().value(explainText(text))
  if (document.diagnoses.some(({ severity }) => severity !== 'info'))
    return { printed: { kind: 'explanation', document }, exitCode: exitCodes.findings }
  const found = searchPages(text, root)
  if (found.failures.length + found.checks.length > 0)
    return { printed: { kind: 'page-search', document: found }, exitCode: exitCodes.healthy }
  throw new UsageError(
    `no log, failure or check is called "${text}", and no page is about it`,
    'Give the whole log, or more of the error. All failures: poolwise explain --list',
  )
}

import type { CommandSearch } from '../../facts/project.ts'
import { pass, unknown, type CheckResult, type Evidence } from '../define-check.ts'

/** That no command is wrong is only known where all of them were read. */
export function passIfSearched(search: CommandSearch | undefined, evidence: Evidence): CheckResult {
  const { partly, complete, onlyCode = false } = search ?? { partly: [], complete: true }
  const [first, ...others] = partly
  if (first !== undefined) {
    const files = others.length === 0 ? first : `${first} and ${others.length} more`
    return unknown(`Only a part of ${files} was searched for worker commands: it is too large, or has too many.`, {
      ...evidence,
      'searched in part': partly.slice(0, 20),
    })
  }
  if (complete) return pass(evidence)
  // Few projects start a worker in code.
  if (onlyCode) return pass({ ...evidence, 'not searched': 'a part of the Python files' })
  return unknown('Not every file was searched for worker commands: the project has too many.', evidence)
}

import type { CommandResult } from '../command-result.ts'
import type { Invocation } from './invocation.ts'

/**
 * `doctor` and `preflight`: examines the project, or runs --list, --undo, --fix or --watch. Each is loaded only when
 * it is used.
 */
export async function doctor(invocation: Invocation): Promise<CommandResult> {
  const { flags } = invocation
  if (flags.list) return (await import('./list-checks.ts')).listChecks(invocation)
  if (flags.undo) return (await import('./undo-fixes.ts')).undoFixes(invocation)
  if (flags.fix) return (await import('./fix.ts')).fix(invocation)
  if (flags.watch) return (await import('./watch.ts')).watch(invocation)
  const { examineProject } = await import('./examine-project.ts')
  const { report } = await examineProject(invocation)
  return { printed: { kind: 'doctor', document: report }, exitCode: report.summary.exitCode }
}

import type { CommandResult } from '../command-result.ts'
import type { Invocation } from './invocation.ts'

/**
 * `doctor` and `preflight`: examines the project, or does what --list, --undo, --fix or --watch ask for. Each is loaded when
 * it is asked for.
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

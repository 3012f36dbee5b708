import { fromRoot } from '../checks/remedy/install-package.ts'
import type { AppCandidate } from '../facts/app.ts'
import type { Facts } from '../facts/facts.ts'

/** The words by which an examination of another app finds the same Python: where it was named, or is not found from there. */
export function pythonFor(
  { seesNoEnvironment = false }: Pick<AppCandidate, 'seesNoEnvironment'>,
  { interpreter, project }: Partial<Facts>,
): readonly string[] {
  const { executable = null, source = null } = interpreter ?? {}
  if (executable === null || project === undefined) return []
  const isTold = source === 'flag' || (source === 'project-venv' && seesNoEnvironment)
  return isTold ? ['--python', fromRoot(project.root, executable)] : []
}

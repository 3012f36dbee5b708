import type { InterpreterFact } from '../../facts/interpreter.ts'
import type { PlatformFact } from '../../facts/platform.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { RequirementsFact } from '../../facts/requirements.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'
import { environmentCommands, howToGet, pip, toolName, venvCommands } from './environment-commands.ts'
import { installFixes } from './install-fix.ts'
import { fromRoot, installPackage } from './install-package.ts'

/** What is known of the environment to install into. */
export interface Place {
  readonly platform: PlatformFact
  readonly project: ProjectFact
  readonly requirements: RequirementsFact | undefined
  readonly python: PythonFact
  readonly interpreter: InterpreterFact
}

/**
 * Brings Celery into an environment that lacks it: from the project's requirements if they name it, as `poetry add celery`
 * does nothing for a Celery that is in pyproject.toml, and `pipenv install celery` replaces the version in the Pipfile.
 */
export function installCelery({ platform, project, requirements, python, interpreter }: Place): Remedy {
  const ofTheSystem = !python.isVirtualEnvironment && !python.isConda
  if (requirements === undefined) {
    if (project.manager !== 'pip' || !ofTheSystem)
      return {
        ...installPackage(project, python, 'celery'),
        fixes: installFixes(project, python, 'celery'),
      }
    // Debian's Python, among others, refuses pip (PEP 668); the others would have it for every project.
    return remedy(
      "Create an environment for the project, and install Celery into it. Add it to the project's requirements as well.",
      ...venvCommands('', ['celery'], platform.host),
    )
  }
  const { tool } = requirements
  if (tool !== 'pip' && tool !== 'conda')
    return remedy(
      `Install the project's requirements with ${toolName[tool]}.${howToGet(requirements)}`,
      ...environmentCommands(requirements, platform.host).map((one) =>
        // uv ignores an environment that is active, unless it is told to use it.
        tool === 'uv' && interpreter.source === 'active-venv' ? command(...one.argv, '--active') : one,
      ),
    )
  if (tool === 'conda' && python.isConda)
    return remedy(
      "Install the project's requirements into the active environment.",
      command('conda', 'env', 'update', '-f', requirements.file ?? 'environment.yml'),
    )
  if (tool === 'conda' || ofTheSystem)
    return remedy(
      "Create an environment for the project, and install the project's requirements into it.",
      ...environmentCommands(requirements, platform.host),
    )
  return {
    ...remedy(
      "Install the project's requirements into its environment.",
      command(fromRoot(project.root, python.executable), '-m', 'pip', 'install', ...pip(requirements, platform.host)),
    ),
    fixes: project.manager === 'pip' ? installFixes(project, python, 'celery') : [],
  }
}

import type { OsName } from '../../facts/platform.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { RequirementsFact } from '../../facts/requirements.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'
import { environmentCommands, howToGet, toolName } from './environment-commands.ts'

/**
 * Creates an environment with the project's packages, with the tool that the project uses.
 * @param requirements absent: no file of the project names Celery
 * @param system that the commands are for
 */
export function makeEnvironment(
  { manager }: ProjectFact,
  requirements: RequirementsFact | undefined,
  system: OsName,
): Remedy {
  if (requirements !== undefined) {
    const { tool } = requirements
    const how =
      tool === 'pip'
        ? "Create a virtual environment with Python 3.10 or newer, and install the project's requirements into it; or select an interpreter with --python."
        : `Create the environment with ${toolName[tool]}.${howToGet(requirements)}`
    return remedy(how, ...environmentCommands(requirements, system))
  }
  switch (manager) {
    case 'poetry':
      return remedy('Create the environment with Poetry.', command('poetry', 'install'))
    case 'uv':
      return remedy('Create the environment with uv.', command('uv', 'sync'))
    case 'pipenv':
      return remedy('Create the environment with Pipenv.', command('pipenv', 'install'))
    case 'pdm':
      return remedy('Create the environment with PDM.', command('pdm', 'install'))
    case 'hatch':
      return remedy('Create the environment with Hatch.', command('hatch', 'env', 'create'))
    case 'conda':
      return remedy('Create the environment with conda.', command('conda', 'env', 'create', '-f', 'environment.yml'))
    default:
      return remedy(
        'Install Python 3.10 or newer, create a virtual environment in the project and install its requirements there; or select an interpreter with --python.',
        system === 'windows' ? command('py', '-m', 'venv', '.venv') : command('python3', '-m', 'venv', '.venv'),
      )
  }
}

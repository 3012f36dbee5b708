import type { ProjectFact } from '../../facts/project.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'

/** Creates a virtual environment with the project's packages, with the tool that the project uses. */
export function makeEnvironment({ manager }: ProjectFact): Remedy {
  switch (manager) {
    case 'poetry':
      return remedy('Create the environment with Poetry.', command('poetry', 'install'))
    case 'uv':
      return remedy('Create the environment with uv.', command('uv', 'sync'))
    case 'pipenv':
      return remedy('Create the environment with Pipenv.', command('pipenv', 'install', '--dev'))
    case 'pdm':
      return remedy('Create the environment with PDM.', command('pdm', 'install'))
    case 'hatch':
      return remedy('Create the environment with Hatch.', command('hatch', 'env', 'create'))
    case 'conda':
      return remedy(
        'Create the environment with conda.',
        command('conda', 'env', 'create', '--file', 'environment.yml'),
      )
    default:
      return remedy(
        'Install Python 3.10 or newer, create a virtual environment in the project and install its requirements there; or select an interpreter with --python.',
        { argv: ['python3', '-m', 'venv', '.venv'], platforms: ['linux', 'macos'] },
        { argv: ['py', '-3', '-m', 'venv', '.venv'], platforms: ['windows'] },
      )
  }
}

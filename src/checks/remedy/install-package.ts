import type { ProjectFact } from '../../facts/project.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'

/**
 * How to get a package into the project's own environment, by the tool that the project uses.
 * @param python the project's interpreter
 * @param requirement as pip takes it: `celery`, `celery[redis]`, `gevent>=24`
 */
export function installPackage({ manager }: ProjectFact, python: string, requirement: string): Remedy {
  const text = `Install ${requirement} into the project's environment.`
  switch (manager) {
    case 'poetry':
    case 'uv':
    case 'pdm':
      return remedy(text, command(manager, 'add', requirement))
    case 'pipenv':
      return remedy(text, command('pipenv', 'install', requirement))
    case 'hatch':
      return remedy(
        `Add ${requirement} to the dependencies in pyproject.toml; Hatch installs it at the next run.`,
        command('hatch', 'run', 'python', '-V'),
      )
    default:
      return remedy(
        `${text} Add it to the project's requirements as well.`,
        command(python, '-m', 'pip', 'install', requirement),
      )
  }
}

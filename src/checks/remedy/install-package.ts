import type { ProjectFact } from '../../facts/project.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'

/**
 * Installs packages into the project's own environment, with the tool that the project uses: uv's environments have no pip,
 * and a package that pip installs beside a lock file is removed by the next sync.
 * @param python the project's interpreter
 * @param requirements as pip takes them: `celery`, `celery[redis]`, `gevent>=24`
 */
export function installPackage(
  { manager, root }: ProjectFact,
  python: string,
  ...requirements: readonly string[]
): Remedy {
  const names = requirements.join(' ')
  const text = `Install ${names} into the project's environment.`
  switch (manager) {
    case 'poetry':
    case 'uv':
    case 'pdm':
      return remedy(text, command(manager, 'add', ...requirements))
    case 'pipenv':
      return remedy(text, command('pipenv', 'install', ...requirements))
    case 'hatch':
      return remedy(
        `Add ${names} to the dependencies in pyproject.toml; Hatch installs it on the next run.`,
        command('hatch', 'run', 'python', '-V'),
      )
    default:
      return remedy(
        `${text} Add ${requirements.length > 1 ? 'them' : 'it'} to the project's requirements as well.`,
        command(fromRoot(root, python), '-m', 'pip', 'install', ...requirements),
      )
  }
}

/** Commands are run in the project's folder, so paths inside it are relative. */
export const fromRoot = (root: string, path: string): string =>
  path.startsWith(root) && /^[/\\]/.test(path.slice(root.length)) ? path.slice(root.length + 1) : path

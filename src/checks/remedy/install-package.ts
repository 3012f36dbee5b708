import type { ManagedBelow, ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { Remedy, RemedyCommand } from '../define-check.ts'
import { command, remedy } from './commands.ts'

/** The interpreter to install for. */
export type InstallsFor = Pick<PythonFact, 'executable' | 'sysPlatform' | 'isVirtualEnvironment' | 'externallyManaged'>

/**
 * Installs packages into the project's own environment, with the tool that the project uses: uv's environments have no pip,
 * and a package that pip installs beside a lock file is removed by the next sync.
 * @param python the project's interpreter
 * @param requirements as pip takes them: `celery`, `celery[redis]`, `gevent>=24`
 */
export function installPackage(
  { manager, managerMissing = false, managedBelow, root }: ProjectFact,
  python: InstallsFor,
  ...requirements: readonly string[]
): Remedy {
  const names = requirements.join(' ')
  const text = `Install ${names} into the project's environment.`
  if (managedBelow) {
    return remedy(`${text} Its files are in ${managedBelow.folder}.`, addBelow(managedBelow, requirements))
  }
  switch (managerMissing ? 'pip' : manager) {
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
      return python.externallyManaged === true
        ? intoNewEnvironment(root, python, requirements)
        : remedy(
            `${text} Add ${requirements.length > 1 ? 'them' : 'it'} to the project's requirements as well.`,
            command(fromRoot(root, python.executable), '-m', 'pip', 'install', ...requirements),
          )
  }
}

/** Every tool looks for its files in the folders above, but not in those below. */
function addBelow({ manager, folder }: ManagedBelow, requirements: readonly string[]): RemedyCommand {
  switch (manager) {
    case 'poetry':
      return command('poetry', 'add', '--directory', folder, ...requirements)
    case 'uv':
    case 'pdm':
      return command(manager, 'add', '--project', folder, ...requirements)
    case 'pipenv':
      return { ...command('pipenv', 'install', ...requirements), folder }
  }
}

/** With what the system's Python has: only what is missing is installed. */
function intoNewEnvironment(
  root: string,
  { executable, sysPlatform }: InstallsFor,
  requirements: readonly string[],
): Remedy {
  const python = sysPlatform === 'win32' ? String.raw`.venv\Scripts\python` : '.venv/bin/python'
  return remedy(
    `Install ${requirements.join(' ')} into an environment of the project: ${executable} belongs to the system, whose pip refuses to install (PEP 668).`,
    command(fromRoot(root, executable), '-m', 'venv', '--system-site-packages', '.venv'),
    command(python, '-m', 'pip', 'install', ...requirements),
  )
}

/** Commands are run in the project's folder, so paths inside it are relative. */
export const fromRoot = (root: string, path: string): string =>
  path.startsWith(root) && /^[/\\]/.test(path.slice(root.length)) ? path.slice(root.length + 1) : path

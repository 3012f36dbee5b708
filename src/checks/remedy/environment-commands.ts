import type { OsName } from '../../facts/platform.ts'
import type { DeclaredPython, RequirementPart, RequirementsFact } from '../../facts/requirements.ts'
import type { RemedyCommand } from '../define-check.ts'
import { command } from './commands.ts'

/** Where each tool is described that may not be installed yet. */
const INSTALLATION: Readonly<Record<Exclude<RequirementsFact['tool'], 'pip'>, string>> = {
  poetry: 'https://python-poetry.org/docs/#installation',
  uv: 'https://docs.astral.sh/uv/getting-started/installation/',
  pipenv: 'https://pipenv.pypa.io/en/latest/installation.html',
  pdm: 'https://pdm-project.org/en/latest/#installation',
  hatch: 'https://hatch.pypa.io/latest/install/',
  conda: 'https://docs.conda.io/projects/conda/en/stable/user-guide/install/',
  pixi: 'https://pixi.sh/latest/installation/',
}

/** As its makers write it. */
export const toolName: Readonly<Record<RequirementsFact['tool'], string>> = {
  poetry: 'Poetry',
  uv: 'uv',
  pipenv: 'Pipenv',
  pdm: 'PDM',
  hatch: 'Hatch',
  conda: 'conda',
  pixi: 'pixi',
  pip: 'pip',
}

/** What to add where the tool is not on PATH; empty where it is. */
export const howToGet = ({ tool, toolFound }: RequirementsFact): string =>
  tool === 'pip' || toolFound ? '' : ` ${toolName[tool]} is not on PATH; how to install it: ${INSTALLATION[tool]}`

/**
 * The commands that make the project's environment with Celery in it.
 * @param system that they are for
 * @param python the version that would make it otherwise, `3.11`; null: there is none
 */
export function environmentCommands(
  requirements: RequirementsFact,
  system: OsName,
  python: string | null = null,
): readonly RemedyCommand[] {
  const { tool, folder, file, withoutRoot, ofMember, environmentName, celery } = requirements
  // Every tool looks for its files in the folders above, but not in those below.
  const below = folder !== '' && !folder.startsWith('..') ? folder : null
  const part = celery.part?.byDefault ? null : celery.part
  switch (tool) {
    case 'poetry':
      return [
        command(
          'poetry',
          'install',
          ...into(below, '--directory'),
          ...(withoutRoot ? ['--no-root'] : []),
          ...poetry(part),
        ),
      ]
    case 'uv':
      return [
        command(
          'uv',
          'sync',
          ...into(below, '--project'),
          ...(ofMember ? ['--all-packages'] : []),
          ...selected(part, '--group', '--extra'),
        ),
      ]
    case 'pdm':
      return [command('pdm', 'install', ...into(below, '--project'), ...selected(part, '--group', '--group'))]
    case 'pipenv':
      return [inFolder(below, command('pipenv', 'install', ...pipenv(part)))]
    case 'hatch':
      return [inFolder(below, command('hatch', 'env', 'create', ...(part?.kind === 'environment' ? [part.name] : [])))]
    case 'conda':
      // With the name also where the file has it: a `prefix` beside it is a path of its author's machine.
      return [
        command(
          'conda',
          'env',
          'create',
          ...(environmentName === null ? [] : ['-n', environmentName]),
          '-f',
          file ?? 'environment.yml',
        ),
        ...(environmentName === null ? [] : [command('conda', 'activate', environmentName)]),
      ]
    case 'pixi':
      return [command('pixi', 'install', ...(below === null ? [] : ['--manifest-path', `${below}/pixi.toml`]))]
    case 'pip':
      return venvCommands(folder, pip(requirements, system), system, otherPython(requirements, python)?.executable)
  }
}

/**
 * A virtual environment, and what pip is to install into it. On Windows both lines work in PowerShell and in cmd.exe.
 * @param folder that it is made in, relative to the root; empty: the root
 */
export function venvCommands(
  folder: string,
  install: readonly string[],
  system: OsName,
  executable: string | null = null,
): readonly RemedyCommand[] {
  const venv = onSystem([...(folder === '' ? [] : [folder]), '.venv'].join('/'), system)
  const [python, inside] = system === 'windows' ? ['py', String.raw`Scripts\python`] : ['python3', 'bin/python']
  return [
    command(executable ?? python, '-m', 'venv', venv),
    command(`${venv}${system === 'windows' ? '\\' : '/'}${inside}`, '-m', 'pip', 'install', ...install),
  ]
}

/** The Python that the project is run with, if that is another version. */
export const otherPython = ({ python }: RequirementsFact, version: string | null): DeclaredPython | null =>
  python === null || python.version === version ? null : python

/** What pip is to install. */
export function pip({ file, folder, celery: { part } }: RequirementsFact, system: OsName): string[] {
  if (file !== null) return ['-r', onSystem(file, system)]
  // A bare name would be that of a package.
  const path = onSystem(folder === '' ? '.' : folder.startsWith('..') ? folder : `./${folder}`, system)
  if (part?.kind === 'extra') return ['-e', `${path}[${part.name}]`]
  return ['-e', path, ...(part?.kind === 'group' ? ['--group', groupOf(folder, part.name)] : [])]
}

const onSystem = (path: string, system: OsName): string => (system === 'windows' ? path.replaceAll('/', '\\') : path)

/** pip reads the groups of the pyproject.toml in the current folder, or in the one that is named. */
const groupOf = (folder: string, name: string): string => (folder === '' ? name : `${folder}/pyproject.toml:${name}`)

const into = (below: string | null, option: string): string[] => (below === null ? [] : [option, below])

/** For tools that take no folder. */
const inFolder = (below: string | null, { argv, platforms }: RemedyCommand): RemedyCommand =>
  below === null ? { argv, platforms } : { argv, platforms, folder: below }

function selected(part: RequirementPart | null, group: string, extra: string): string[] {
  return part === null ? [] : [part.kind === 'extra' ? extra : group, part.name]
}

const poetry = (part: RequirementPart | null): string[] => selected(part, '--with', '--extras')

function pipenv(part: RequirementPart | null): string[] {
  if (part === null) return []
  return part.name === 'dev-packages' ? ['--dev'] : ['--categories', part.name]
}

import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { Fix } from './fix.ts'

/**
 * Installs packages into the project's own environment, with the project's own tool. Only for package names that are known:
 * a name guessed from an import may belong to an unrelated package.
 * @returns nothing where the project has no environment of its own, or has one that only its owner should change (conda, Hatch)
 */
export function installFixes(
  { manager, managedBelow }: ProjectFact,
  { executable, isVirtualEnvironment }: PythonFact,
  ...requirements: readonly string[]
): readonly Fix[] {
  const title = `install ${requirements.join(' ')} into the project's environment`
  const names = requirements.map((requirement) => requirement.replace(/[[<>=!~ ].*$/, ''))
  if (managedBelow) {
    const { manager: tool, folder } = managedBelow
    // Pipenv takes no folder, and a fix runs in the project's.
    if (tool === 'pipenv') return []
    const there = [tool === 'poetry' ? '--directory' : '--project', folder]
    return [
      {
        kind: 'command',
        title,
        argv: [tool, 'add', ...there, ...requirements],
        undo: [tool, 'remove', ...there, ...names],
      },
    ]
  }
  switch (manager) {
    case 'poetry':
    case 'uv':
    case 'pdm':
      return [{ kind: 'command', title, argv: [manager, 'add', ...requirements], undo: [manager, 'remove', ...names] }]
    case 'pipenv':
      return [
        {
          kind: 'command',
          title,
          argv: ['pipenv', 'install', ...requirements],
          undo: ['pipenv', 'uninstall', ...names],
        },
      ]
    case 'pip':
      return isVirtualEnvironment ? [{ kind: 'pip', title, python: executable, requirements }] : []
    case 'conda':
    case 'hatch':
      return []
  }
}

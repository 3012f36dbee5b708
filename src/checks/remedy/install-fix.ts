import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import type { Fix } from './fix.ts'

/**
 * Puts packages into the project's own environment, by its own tool. For names that are known, not guessed from an import:
 * anybody can have registered a package under a guessed name.
 * @returns nothing where there is no environment of the project's own, or where only a person should decide (conda, Hatch)
 */
export function installFixes(
  { manager }: ProjectFact,
  { executable, isVirtualEnvironment }: PythonFact,
  ...requirements: readonly string[]
): readonly Fix[] {
  const title = `install ${requirements.join(' ')} into the project's environment`
  const names = requirements.map((requirement) => requirement.replace(/[[<>=!~ ].*$/, ''))
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
      // -I: a pip.py or json.py in the project's folder must not be run in pip's place.
      return isVirtualEnvironment
        ? [
            {
              kind: 'command',
              title,
              argv: [executable, '-I', '-m', 'pip', 'install', ...requirements],
              undo: 'packages',
            },
          ]
        : []
    case 'conda':
    case 'hatch':
      return []
  }
}

import { posix } from 'node:path'
import type { RemedyCommand } from '../checks/define-check.ts'
import { command } from '../checks/remedy/commands.ts'
import { copyFile } from '../checks/remedy/shell-commands.ts'
import type { Facts } from '../facts/facts.ts'
import type { OsName } from '../facts/platform.ts'
import type { RequirementsFact } from '../facts/requirements.ts'

/** A step, before its commands are written for a shell. */
export interface PlannedStep {
  readonly id: 'environment' | 'variables' | 'services' | 'migrations'
  readonly title: string
  readonly commands: readonly RemedyCommand[]
}

/**
 * What somebody does with a fresh clone, in order. Pure.
 * @param environment the commands that make the environment; the other steps are for a clone that has none
 * @returns nothing if the environment is all that is missing
 */
export function firstSteps(facts: Partial<Facts>, environment: readonly RemedyCommand[]): readonly PlannedStep[] {
  const { setUp, requirements, project, platform } = facts
  if (environment.length === 0 || !setUp || !requirements || !platform) return []
  const managePy = project?.managePy ?? null
  const system = platform.host
  const { variables, services } = setUp
  const servers = services ? [...services.brokers, ...(managePy === null ? [] : services.databases)] : []
  const steps: PlannedStep[] = [
    { id: 'environment', title: 'Create the environment', commands: environment },
    ...(variables
      ? [
          {
            id: 'variables' as const,
            title: `Copy the variables, and fill in your own`,
            commands: [copyFile(variables.example, variables.file, system)],
          },
        ]
      : []),
    ...(services && servers.length > 0
      ? [
          {
            id: 'services' as const,
            title: `Start ${servers.join(' and ')}`,
            commands: [
              command(
                'docker',
                'compose',
                ...(services.byDefault ? [] : ['-f', services.file]),
                'up',
                '-d',
                ...servers,
              ),
            ],
          },
        ]
      : []),
    ...(managePy === null
      ? []
      : [
          {
            id: 'migrations' as const,
            title: "Create the database's tables",
            commands: [migrate(managePy, requirements, system)],
          },
        ]),
  ]
  return steps.length > 1 ? steps : []
}

/** With the environment that the first step makes, in the folder of manage.py. */
function migrate(managePy: string, { tool, folder, environmentName }: RequirementsFact, system: OsName): RemedyCommand {
  const place = posix.dirname(managePy)
  const venv = posix.join(posix.relative(posix.join('/root', place), posix.join('/root', folder)), '.venv')
  const python: readonly string[] = {
    poetry: ['poetry', 'run', 'python'],
    uv: ['uv', 'run', 'python'],
    pdm: ['pdm', 'run', 'python'],
    pipenv: ['pipenv', 'run', 'python'],
    hatch: ['hatch', 'run', 'python'],
    pixi: ['pixi', 'run', 'python'],
    conda: environmentName === null ? ['python'] : ['conda', 'run', '-n', environmentName, 'python'],
    pip: [system === 'windows' ? `${venv.replaceAll('/', '\\')}\\Scripts\\python` : `${venv}/bin/python`],
  }[tool]
  const argv = [...python, 'manage.py', 'migrate']
  return place === '.' ? { argv, platforms: [] } : { argv, platforms: [], folder: place }
}

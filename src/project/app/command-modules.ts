import { isCommandOf } from '../../celery-command/command-of-app.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { appOption } from './app-option.ts'

export interface CommandModules {
  /** What workers of the app import by -I. */
  readonly include: readonly string[]
  /** Those of them that every worker of the app imports. */
  readonly required: readonly string[]
  /** What the project's other worker commands name by -A and -I. */
  readonly others: readonly string[]
}

/** The modules that the project's worker commands name beside the app. */
export function commandModules(app: string, commands: readonly LaunchCommand[]): CommandModules {
  const workers = commands.filter(({ discouraged }) => !discouraged)
  const own = workers.filter((command) => appOption(command) === null || isCommandOf(app, command))
  const included = own.map(({ argv }) => includedBy(argv))
  const include = [...new Set(included.flat())]
  return {
    include,
    required: include.filter((module) => included.every((modules) => modules.includes(module))),
    others: [
      ...new Set(
        workers
          .filter((command) => !own.includes(command))
          .flatMap((command) => [appOption(command)!, ...includedBy(command.argv)]),
      ),
    ],
  }
}

/** Not a variable or a placeholder. */
const includedBy = (argv: readonly string[]): string[] =>
  (optionValue(argv, '--include') ?? '').split(',').filter((module) => /^[A-Za-z_][\w.]*$/.test(module))

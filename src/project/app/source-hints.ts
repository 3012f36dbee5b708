import type { AppAssignment } from './python-source.ts'
import { celeryCommands } from '../launch-commands/shell/celery-commands.ts'
import { appOption } from './app-option.ts'

/** The apps of the worker commands in docstrings and comments, where scripts describe their usage. */
export function appsInComments(source: string): string[] {
  if (!/celery/.test(source) || !/worker/.test(source)) return []
  return source
    .split('\n')
    .flatMap((line) => /\bcelery\s.*\bworker\b.*/.exec(line)?.[0] ?? [])
    .flatMap((command) => celeryCommands(command, 'posix'))
    .flatMap((command) => appOption(command) ?? [])
}

/** Modules intended for `celery -A`: they import the app and register the tasks. */
export const isWorkerModule = (file: string): boolean =>
  /(?:^|\/)(?:\w*_)?(?:worker|run_?celery)(?:_\w*)?\.py$/.test(file)

/** The module creates a web application on import, which configures the app: its settings, its tasks. */
export const callsFactory = (code: string): boolean => /^\w+\s*=\s*(?:\w+\.)*(?:create|make|build)_app\s*\(/m.test(code)

/**
 * The names under which a module has an app of another module, by `from … import …` at module level.
 * @param module the module that makes the app, as it is imported from the project's folder
 */
export function importedApps(code: string, module: string, app: string): AppAssignment[] {
  const found = code.matchAll(/^from\s+\.*([\w.]+)\s+import\s+(\([^)]{0,4000}\)|[^\n]*)/gm)
  return [...found].flatMap(([, from, names]) => {
    if (module !== from && !module.endsWith(`.${from!}`)) return []
    const match = new RegExp(`(?<!\\w)${app}(?:\\s+as\\s+(\\w+))?(?!\\w)`).exec(names!)
    return match ? [{ name: match[1] ?? app, line: 1 }] : []
  })
}

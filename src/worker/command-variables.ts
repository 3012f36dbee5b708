import { literal } from '../celery-command/shell-value.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { WorkerVariables } from '../facts/worker.ts'
import { secretsIn } from '../redact/redact.ts'
import { isSecretName } from '../redact/secret-name.ts'
import { printable } from '../text/printable.ts'

/** Of a container or a unit, only what selects code of the project is the same on another machine. */
const ANYWHERE =
  /^(?:DJANGO_SETTINGS_MODULE|DJANGO_CONFIGURATION|FLASK_APP|APP_SETTINGS|C_FORCE_ROOT|CELERY_WORKER_\w+)$/

/** What finds programs and modules on one machine; and the app, which the plan names by -A. */
const OF_A_MACHINE = /^(?:PATH|HOME|USER|SHELL|PWD|VIRTUAL_ENV|PYTHONHOME|PYTHONPATH|PYTHONUNBUFFERED|CELERY_APP)$/

/** No secret and no address with one; and what every form of the plan can repeat: a name, and a value on one line. */
const isPlain = (name: string, value: string): boolean =>
  /^\w+$/.test(name) &&
  printable(value) === value &&
  !/:\/\/[^/\s]*@/.test(value) &&
  secretsIn(`${name}=${value}`).length === 0

/**
 * The variables that a worker's command has, by its line or its file, and that its plan repeats. A secret is never repeated;
 * in a container's environment `redis://redis:6379` is an address of that container's network. Pure.
 * @param there the plan is for the machine that the file is for
 */
export function commandVariables(command: LaunchCommand, there: boolean): WorkerVariables | null {
  const { env = {}, platforms, file, line } = command
  const here = there || platforms.length !== 1 || platforms[0] !== 'linux'
  const kept: Record<string, string> = {}
  const leftOut: string[] = []
  for (const [name, typed] of Object.entries(env)) {
    if (OF_A_MACHINE.test(name)) continue
    const value = literal(typed, {}) ?? (/[$`%{]/.test(typed) ? null : typed)
    const known = value !== null && !isSecretName(name) && isPlain(name, value)
    if (known && (here || ANYWHERE.test(name))) kept[name] = value
    else leftOut.push(name)
  }
  const empty = Object.keys(kept).length + leftOut.length === 0
  return empty ? null : { kept, leftOut, where: `${file}:${line}` }
}

import type { AppFact } from '../facts/app.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { Origin, Sourced, ConfiguredOptions } from '../facts/worker.ts'
import { variableOf } from '../celery-command/environment-variable.ts'
import { keptOptions } from './kept-options.ts'
import { literal } from '../celery-command/shell-value.ts'
import { hasOption, optionValue } from '../celery-command/option-value.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The worker's options: the command line wins over the variable, the variable over the setting. Pure. */
export function configuredOptions(command: LaunchCommand | null, app: AppFact, env: Env): ConfiguredOptions {
  const option = (name: string) => given(command, `--${name}`, env)
  const number = (name: string, setting: string): Sourced<number> | null =>
    numberOf(option(name)) ?? numberOf(ofSetting(app, setting))
  const queues = option('queues')
  const include = option('include')
  const hostname = option('hostname')
  return {
    pool: option('pool'),
    timeLimit: number('time-limit', 'task_time_limit'),
    softTimeLimit: number('soft-time-limit', 'task_soft_time_limit'),
    maxTasksPerChild: number('max-tasks-per-child', 'worker_max_tasks_per_child'),
    maxMemoryPerChild: number('max-memory-per-child', 'worker_max_memory_per_child'),
    autoscale: option('autoscale'),
    beat: beatIn(command, env),
    queues: queues && { ...queues, value: namesIn(queues.value) },
    // In batch files, systemd units and supervisord's files a % is doubled.
    hostname:
      hostname && !/[$`{<]/.test(hostname.value) ? { ...hostname, value: hostname.value.replaceAll('%%', '%') } : null,
    others: othersOf(command, env),
    include: include && { ...include, value: namesIn(include.value) },
  }
}

/** An option of the command, by its long name, else the variable from which Celery reads it (click's auto_envvar_prefix). */
export function given(command: LaunchCommand | null, longName: string, env: Env): Sourced<string> | null {
  const word = command && optionValue(command.argv, longName)
  // `${POOL:-solo}` has a value; `$POOL` alone may have none.
  if (command && word != null)
    return { value: literal(word, { ...env, ...command.env }) ?? word, origin: commandOrigin(command) }
  const variable = variableOf(longName)
  const value = env[variable]
  return value ? { value, origin: { kind: 'variable', where: variable } } : null
}

function othersOf(command: LaunchCommand | null, env: Env): ConfiguredOptions['others'] {
  if (command === null) return null
  const value = keptOptions(command.argv, { ...env, ...command.env })
  return value.options.length + value.leftOut.length + (value.before?.length ?? 0) === 0
    ? null
    : { value, origin: commandOrigin(command) }
}

const namesIn = (list: string): string[] => list.split(',').map((name) => name.trim())

export const settingOrigin = (name: string, where: string | null): Origin => ({ kind: 'setting', where: where ?? name })

const commandOrigin = ({ file, line }: LaunchCommand): Origin => ({ kind: 'command', where: `${file}:${line}` })

function ofSetting(app: AppFact, name: string): Sourced<unknown> | null {
  const setting = app.settings[name]
  if (setting?.value == null || setting.origin === 'default') return null
  return { value: setting.value, origin: settingOrigin(name, setting.where) }
}

/** To Celery 0 is not set; a shell variable can't be resolved. */
function numberOf(configured: Sourced<unknown> | null): Sourced<number> | null {
  const value = Number(configured?.value)
  return configured !== null && value > 0 ? { value, origin: configured.origin } : null
}

function beatIn(command: LaunchCommand | null, env: Env): Sourced<true> | null {
  if (command && hasOption(command.argv, '--beat')) return { value: true, origin: commandOrigin(command) }
  const variable = variableOf('--beat')
  return /^(?:1|true|t|yes|y|on)$/i.test(env[variable] ?? '')
    ? { value: true, origin: { kind: 'variable', where: variable } }
    : null
}

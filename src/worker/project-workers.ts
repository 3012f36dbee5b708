import { isCommandOf } from '../celery-command/command-of-app.ts'
import { namedApp } from '../celery-command/named-app.ts'
import { optionValue } from '../celery-command/option-value.ts'
import { literal } from '../celery-command/shell-value.ts'
import type { LaunchCommand } from '../facts/project.ts'

/** A worker that the project's files start, and the word by which --like selects it. */
export interface ProjectWorker {
  /** `Procfile:mail`, or file and line where the file gives it no name of its own. */
  readonly like: string
  /** file:line */
  readonly where: string
  /** By -A or CELERY_APP; null: Celery's default app. */
  readonly app: string | null
  /** -Q as the worker reads it; null: the app's own queues. A value that only the shell knows stays as it is written. */
  readonly queues: readonly string[] | null
  readonly command: LaunchCommand
}

/** Each is compared with the others. */
const MAX_COMMANDS = 200

/** Files whose commands all run at the same time. A Makefile has targets to choose from. */
export const RUN_TOGETHER = /(?:^|\/)Procfile|compose[\w.-]*\.ya?ml$|\.conf$|\.ini$/

/**
 * The project's workers that differ: another app, other queues, or another pool beside it. What a README repeats of a file
 * that starts workers is the same worker. Pure.
 */
export function projectWorkers(commands: readonly LaunchCommand[]): readonly ProjectWorker[] {
  const started = commands.slice(0, MAX_COMMANDS).filter(startsWorker)
  const machine = started.filter(({ prose }) => !prose)
  const found: LaunchCommand[] = []
  for (const command of machine.length > 0 ? machine : started)
    if (!found.some((other) => isSameWorker(other, command))) found.push(command)
  return found.map((command) => projectWorker(command, commands))
}

export const projectWorker = (command: LaunchCommand, all: readonly LaunchCommand[]): ProjectWorker => ({
  like: likeWord(command, all),
  where: `${command.file}:${command.line}`,
  app: namedApp(command),
  queues: queuesOf(command),
  command,
})

/** A command of Celery that starts a worker when its file is used: no sentence, no debugger. */
export const startsWorker = ({ argv, discouraged, inline, debugger: debugged }: LaunchCommand): boolean =>
  argv[0] === 'celery' && !discouraged && !inline && !debugged

function isSameWorker(one: LaunchCommand, other: LaunchCommand): boolean {
  const app = namedApp(other)
  const sameApp = app === null ? namedApp(one) === null : isCommandOf(app, one)
  const key = (command: LaunchCommand) => [...(queuesOf(command) ?? [])].sort().join(',')
  const beside = one.file === other.file && RUN_TOGETHER.test(one.file)
  const pool = (command: LaunchCommand) => optionValue(command.argv, '--pool') ?? ''
  return sameApp && key(one) === key(other) && !(beside && pool(one) !== pool(other))
}

function queuesOf({ argv, env = {} }: LaunchCommand): readonly string[] | null {
  const typed = optionValue(argv, '--queues')
  return typed === null ? null : (literal(typed, env) ?? typed).split(',').map((name) => name.trim())
}

function likeWord({ file, line, name }: LaunchCommand, all: readonly LaunchCommand[]): string {
  const isOne = name !== undefined && all.filter((one) => one.file === file && one.name === name).length === 1
  return isOne && !/^\d+$/.test(name) ? `${file}:${name}` : `${file}:${line}`
}

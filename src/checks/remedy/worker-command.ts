import { withOption, withoutOptions } from '../../celery-command/edit-command.ts'
import type { CeleryOptionsFact } from '../../facts/launch.ts'
import type { OsName } from '../../facts/platform.ts'
import type { PoolName, WorkerFact } from '../../facts/worker.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import { ownCommand } from '../../worker/own-command.ts'
import type { RemedyCommand } from '../define-check.ts'
import { command } from './commands.ts'
import { leftOut } from './left-out.ts'

/** What a cure of the project's own worker command is made from. */
export interface OwnWorker {
  readonly worker: Pick<WorkerFact, 'command'>
  /** The app that was examined. */
  readonly app: { readonly app: string }
  /** The installed Celery's options, where they are known. */
  readonly celeryOptions?: CeleryOptionsFact | undefined
}

/**
 * The project's own worker command, or the plain one, with an option in place of what it has of it now.
 * @param option in its long form: `--concurrency=2`
 */
export function workerCommand({ worker, app, celeryOptions }: OwnWorker, option: string): RemedyCommand {
  const own = ownCommand(worker, app.app, celeryOptions)
  // --autoscale wins over --concurrency.
  const sized = option.startsWith('--concurrency=')
  return command(...withOption(sized ? withoutOptions(own, ['--autoscale']) : own, option, celeryOptions))
}

/**
 * The project's own worker command, or the plain one, with another pool.
 * @returns the command, and a sentence about the options that this pool doesn't support; empty where none had to go
 */
export function workerWithPool(
  { worker, app, celeryOptions }: OwnWorker,
  pool: PoolName,
  target: OsName,
): { readonly command: RemedyCommand; readonly note: string } {
  const { argv, dropped } = commandWithPool(ownCommand(worker, app.app, celeryOptions), pool, target, celeryOptions)
  return { command: command(...argv), note: leftOut(dropped, pool, target) }
}

import { withOption, withoutOptions } from '../../celery-command/edit-command.ts'
import type { OsName } from '../../facts/platform.ts'
import type { PoolName, WorkerFact } from '../../facts/worker.ts'
import { soundCommand } from '../../celery-command/sound-command.ts'
import { commandWithPool } from '../../worker/command-with-pool.ts'
import type { RemedyCommand } from '../define-check.ts'
import { command } from './commands.ts'
import { leftOut } from './left-out.ts'

/**
 * The project's own worker command, or the plain one, with an option in place of what it has of it now.
 * @param option in its long form: `--concurrency=2`
 */
export function workerCommand(worker: WorkerFact, app: string, option: string): RemedyCommand {
  const own = ownCommand(worker, app)
  // --autoscale wins over --concurrency.
  return command(
    ...withOption(option.startsWith('--concurrency=') ? withoutOptions(own, ['--autoscale']) : own, option),
  )
}

/**
 * The project's own worker command, or the plain one, with another pool.
 * @returns the command, and a sentence about the options that this pool doesn't support; empty where none had to go
 */
export function workerWithPool(
  worker: WorkerFact,
  app: string,
  pool: PoolName,
  target: OsName,
): { readonly command: RemedyCommand; readonly note: string } {
  const { argv, dropped } = commandWithPool(ownCommand(worker, app), pool, target)
  return { command: command(...argv), note: leftOut(dropped, pool, target) }
}

const ownCommand = ({ command: own }: WorkerFact, app: string): readonly string[] =>
  own !== null && own[0] !== 'poolwise' ? soundCommand(own) : ['celery', '-A', app, 'worker']

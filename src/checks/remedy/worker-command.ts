import type { RemedyCommand } from '../define-check.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { command } from './commands.ts'

/**
 * The project's own worker command, or the plain one, with an option in place of what it says of it now.
 * @param option `--concurrency=2`; the short form of the same option is replaced as well
 * @param short its short form, if it has one: `-c`
 */
export function workerCommand(worker: WorkerFact, app: string, option: string, short: string | null): RemedyCommand {
  const own = worker.command !== null && worker.command[0] !== 'poolwise' ? worker.command : null
  const base = own ?? ['celery', '-A', app, 'worker']
  const long = option.split('=')[0] ?? option
  const kept = base.filter((word, index) => {
    const before = base[index - 1]
    const isValue = before === long || (short !== null && before === short)
    const isShort = short !== null && word.startsWith(short) && !word.startsWith('--')
    return !isValue && !isShort && word !== long && !word.startsWith(`${long}=`)
  })
  return command(...kept, option)
}

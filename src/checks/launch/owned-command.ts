import { sameCommand } from '../../celery-command/same-command.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { WorkerFact } from '../../facts/worker.ts'

/** Is it the command that the worker fact was read from? Its pool is judged by `pool.*`, every other one's by `launch.*`. */
export const isOwnersCommand = ({ argv }: LaunchCommand, worker: WorkerFact | undefined): boolean =>
  worker?.command != null && sameCommand(worker.command, argv)

import { sameCommand } from '../../celery-command/same-command.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { WorkerFact } from '../../facts/worker.ts'

/** Is it the command that the worker fact was read from? `pool.*` judges its pool, `launch.*` that of all others. */
export const isOwnersCommand = ({ argv }: LaunchCommand, worker: WorkerFact | undefined): boolean =>
  worker?.command != null && sameCommand(worker.command, argv)

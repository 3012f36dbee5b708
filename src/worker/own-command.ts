import { anyCelery } from '../celery-command/common-options.ts'
import { isCommandOf } from '../celery-command/command-of-app.ts'
import { withoutOptions } from '../celery-command/edit-command.ts'
import { readWorkerCommand } from '../celery-command/read-command.ts'
import { runnableCommand } from '../celery-command/runnable-command.ts'
import { soundCommand } from '../celery-command/sound-command.ts'
import { findOption, replaceToken } from '../celery-command/token.ts'
import type { CeleryOptionsFact } from '../facts/launch.ts'
import type { WorkerFact } from '../facts/worker.ts'

/** They belong to the way in which the project starts the worker: as a daemon, as a user of the server, with files there. */
const OF_THE_START = ['--detach', '--pidfile', '--logfile', '--uid', '--gid', '--purge']

/**
 * The project's own worker command, or the plain one, for a cure that a reader pastes: it names the app that was examined, and
 * has none of the faults that the launch checks report, nor what belongs to the machine it was written for. Pure.
 * @param fact the installed Celery's options, where they are known
 */
export function ownCommand(
  { command }: Pick<WorkerFact, 'command'>,
  app: string,
  fact: CeleryOptionsFact = anyCelery,
): readonly string[] {
  if (command === null || command[0] !== 'celery') return ['celery', '-A', app, 'worker', '--loglevel=INFO']
  const sound = soundCommand(runnableCommand(command, app), fact)
  return withApp(withoutOptions(sound, OF_THE_START, fact), app, fact)
}

function withApp(argv: readonly string[], app: string, fact: CeleryOptionsFact): readonly string[] {
  if (isCommandOf(app, { argv })) return argv
  const tokens = readWorkerCommand(argv, fact)
  const named = findOption(tokens, '--app')
  return named === null ? ['celery', '-A', app, ...argv.slice(1)] : replaceToken(tokens, named, ['-A', app])
}

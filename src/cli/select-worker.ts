import type { LaunchCommand } from '../facts/project.ts'
import type { ProbeRequest } from '../probes/define-probe.ts'
import { filesAbove } from '../project/files-above.ts'
import { findStarts } from '../project/launch-commands/find-launch-commands.ts'
import { projectFiles } from '../project/walk.ts'
import { didYouMean } from '../text/did-you-mean.ts'
import { findLike } from '../worker/find-like.ts'
import { projectWorker, projectWorkers } from '../worker/project-workers.ts'
import { UsageError } from './errors.ts'

/**
 * The worker command of the project that --like names.
 * @throws UsageError with those that there are
 */
export async function selectWorker(request: ProbeRequest, like: string): Promise<LaunchCommand> {
  const { root } = request
  const { files } = await projectFiles(request, root)
  const { launchCommands, ownStarts } = await findStarts(root, files, await filesAbove(request, root))
  const commands = launchCommands.filter(({ argv, discouraged }) => argv[0] === 'celery' && !discouraged)
  const found = findLike(like, commands)
  if (found.kind === 'one') return found.command
  if (found.kind === 'several') {
    const words = found.commands.map((command) => projectWorker(command, commands).like)
    throw new UsageError(`--like ${like} may be any of: ${words.join(', ')}`, `Name one of them: --like ${words[0]!}`)
  }
  const own = findLike(like, ownStarts)
  if (own.kind === 'one')
    throw new UsageError(
      `--like ${like}: this worker is started by a program of the project, not by Celery's own command`,
      `Start it as the project does: ${own.command.argv.join(' ')}`,
    )
  const known = projectWorkers(commands).map((worker) => worker.like)
  if (known.length === 0)
    throw new UsageError(`--like ${like}: no file of this project starts a worker`, 'Leave --like out.')
  const [nearest = known[0]!] = didYouMean(like, known)
  throw new UsageError(
    `--like ${like}: no worker of this project has that name. There ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ')}`,
    `For example: --like ${nearest}`,
  )
}

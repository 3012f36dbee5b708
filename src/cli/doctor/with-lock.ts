import { UnreadableJournalError } from '../../fixes/journal.ts'
import { lockProject, type ProjectLock } from '../../fixes/lock-project.ts'
import { UsageError } from '../errors.ts'

/**
 * Runs `work` as the only `--fix` or `--undo` in the project.
 * @throws UsageError when another one runs, or when their record can't be read or written
 */
export async function withLock<T>(root: string, work: (lock: ProjectLock) => Promise<T>): Promise<T> {
  const lock = await lockProject(root, process.env).catch((thrown: unknown) => {
    const error = thrown as NodeJS.ErrnoException
    if (error.code === undefined) throw error
    if (error.code === 'ENOENT' && error.path === root)
      throw new UsageError(`there is no folder ${root}`, 'Name the project with --cwd.')
    throw new UsageError(
      `the change could not be recorded for --undo: ${error.message}`,
      'Nothing was changed. Set XDG_STATE_HOME to a writable folder.',
    )
  })
  if (!lock.ok) throw new UsageError(lock.because, 'Wait until it has ended, then try again.')
  try {
    return await work(lock.value)
  } catch (error) {
    if (error instanceof UnreadableJournalError)
      throw new UsageError(
        error.message,
        'Nothing was changed. Move that file away; without it, earlier changes cannot be undone.',
      )
    throw error
  } finally {
    await lock.value.release()
  }
}

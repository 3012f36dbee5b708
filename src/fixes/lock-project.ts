import { mkdir } from 'node:fs/promises'
import type { Result } from './result.ts'
import { ok, refused } from './result.ts'
import { journalFile } from './journal.ts'

/** Milliseconds after which the lock of a process that was killed no longer counts. */
const STALE_MS = 10_000

/** The right to change one project, until it is given back. */
export interface ProjectLock {
  /** False when another process took the lock because this one was stopped for too long (Ctrl+Z, a sleeping laptop). */
  readonly isHeld: () => boolean
  readonly release: () => Promise<void>
}

/**
 * Lets one `--fix` or `--undo` at a time work on a project: two at once would plan the same insertion twice.
 * @throws NodeJS.ErrnoException when the state folder can't be written
 */
export async function lockProject(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<ProjectLock>> {
  const { folder, file } = await journalFile(root, env)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { lock } = (await import('proper-lockfile')).default
  let held = true
  try {
    const release = await lock(file, { realpath: false, stale: STALE_MS, onCompromised: () => (held = false) })
    return ok({
      isHeld: () => held,
      release: async () => {
        if (held) await release().catch(() => undefined)
        held = false
      },
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED')
      return refused('another --fix or --undo is changing this project, or was ended by force a few seconds ago')
    throw error
  }
}

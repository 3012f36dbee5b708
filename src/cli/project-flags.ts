import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from './errors.ts'

/**
 * The folder that --cwd names, absolute; the current folder without it.
 * @throws UsageError when it is not a folder
 */
export async function projectFolder(cwd: string | undefined): Promise<string> {
  const root = resolve(cwd ?? process.cwd())
  const found = await stat(root).catch(() => null)
  if (found?.isDirectory()) return root
  if (found !== null)
    throw new UsageError(
      `${cwd ?? root} is not a folder`,
      `Give the project's folder. For a log: poolwise explain <log>`,
    )
  throw new UsageError(
    `there is no folder ${cwd ?? root}`,
    /^[a-z]+\.[a-z]+(?:-[a-z0-9]+)*$/.test(cwd ?? '')
      ? `Give the project's folder. For one check: poolwise doctor --only ${cwd}`
      : "Give the project's folder.",
  )
}

/** The value of --python: a path is relative to the current folder, a bare name is looked up on PATH. */
export const interpreterFlag = (python: string | undefined): string | null =>
  python === undefined ? null : /[/\\]/.test(python) ? resolve(python) : python

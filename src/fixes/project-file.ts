import { createHash, randomBytes } from 'node:crypto'
import { access, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'

/** A file of the project as it was read. */
export interface ProjectFile {
  /** The file itself, links followed. */
  readonly path: string
  readonly bytes: Buffer
}

const MAX_BYTES = 4 * 1024 * 1024
/** Others' code, and tools' own folders. */
const NOT_OURS = /(?:^|[/\\])(?:\.git|\.hg|node_modules|site-packages|dist-packages)[/\\]/

/** @returns why it can't be changed, when it can't: nothing outside of the project ever is, by whatever link */
export async function readProjectFile(root: string, file: string): Promise<ProjectFile | string> {
  const folder = await realpath(root)
  const path = await realpath(resolve(folder, file)).catch(() => null)
  if (path === null) return 'there is no such file'
  if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return 'it lies outside of the project'
  if (NOT_OURS.test(path.slice(folder.length))) return "it isn't the project's own"
  const found = await stat(path)
  if (!found.isFile() || found.size > MAX_BYTES) return "it isn't a file that is edited by hand"
  try {
    await access(path, constants.W_OK)
  } catch {
    return 'it is read-only'
  }
  return { path, bytes: await readFile(path) }
}

/**
 * Puts new content in the file's place, at once or not at all, with the same permissions.
 * @returns why it wasn't written
 */
export async function replaceFile({ path, bytes }: ProjectFile, content: Buffer): Promise<string | null> {
  const { mode, uid, gid } = await stat(path)
  const temporary = join(dirname(path), `.poolwise-${randomBytes(6).toString('hex')}`)
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(content)
      // The mask of the process has taken some bits away.
      await handle.chmod(mode)
      await handle.chown(uid, gid).catch(() => undefined)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (!(await readFile(path)).equals(bytes)) return 'it has been changed in the meantime'
    await rename(temporary, path)
    return null
  } finally {
    await rm(temporary, { force: true })
  }
}

export const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

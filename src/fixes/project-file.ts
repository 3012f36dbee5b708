import { createHash, randomBytes } from 'node:crypto'
import { access, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { ok, refused, type Result } from './result.ts'

/** A file of the project as it was read. */
export interface ProjectFile {
  /** The file itself, with links resolved. */
  readonly path: string
  readonly bytes: Buffer
}

const MAX_BYTES = 4 * 1024 * 1024
/** Installed packages, and folders that tools manage. */
const NOT_OURS = /(?:^|[/\\])(?:\.git|\.hg|node_modules|site-packages|dist-packages)[/\\]/

/** Reads a file that may be changed. Files outside the project are refused, also behind a link. */
export async function readProjectFile(root: string, file: string): Promise<Result<ProjectFile>> {
  const folder = await realpath(root)
  const path = await realpath(resolve(folder, file)).catch(() => null)
  if (path === null) return refused('the file does not exist')
  if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return refused('the file is outside the project')
  if (NOT_OURS.test(path.slice(folder.length))) return refused('the file belongs to a package or a tool')
  const found = await stat(path)
  if (!found.isFile() || found.size > MAX_BYTES) return refused('it is not a regular file, or is larger than 4 MB')
  try {
    await access(path, constants.W_OK)
  } catch {
    return refused('the file is read-only')
  }
  return ok({ path, bytes: await readFile(path) })
}

/**
 * Replaces the file's content atomically, with the same permissions.
 * @returns why it wasn't written; null: it was
 */
export async function replaceFile({ path, bytes }: ProjectFile, content: Buffer): Promise<string | null> {
  const { mode, uid, gid } = await stat(path)
  const temporary = join(dirname(path), `.poolwise-${randomBytes(6).toString('hex')}`)
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(content)
      // The process's umask removes some bits on creation.
      await handle.chmod(mode)
      await handle.chown(uid, gid).catch(() => undefined)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (!(await readFile(path)).equals(bytes)) return 'the file has changed since it was read'
    await rename(temporary, path)
    return null
  } finally {
    await rm(temporary, { force: true })
  }
}

export const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

import { createHash, randomBytes } from 'node:crypto'
import { access, constants, open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { readRegularFile } from '../platform/read-file.ts'
import { ok, refused, type Result } from './result.ts'

/** A file of the project as it was read. */
export interface ProjectFile {
  /** The file itself, with links resolved. */
  readonly path: string
  readonly bytes: Buffer
}

const MAX_BYTES = 4 * 1024 * 1024
const TEMPORARY = '.poolwise-'
const LEFTOVER = /^\.poolwise-[0-9a-f]{12}$/
/** A write takes milliseconds; another run's is left alone. */
const LEFTOVER_AGE_MS = 60_000
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
  // Replacing the file would leave the old text under its other names.
  if (found.nlink > 1) return refused('the file has other hard links, which would keep the old text')
  try {
    await access(path, constants.W_OK)
  } catch {
    return refused('the file is read-only')
  }
  const bytes = await readRegularFile(path, MAX_BYTES)
  return bytes === null ? refused('it is not a regular file, or is larger than 4 MB') : ok({ path, bytes })
}

/**
 * Replaces the file's content atomically, with the same owner and permissions.
 * @returns why it wasn't written; null: it was
 */
export async function replaceFile({ path, bytes }: ProjectFile, content: Buffer): Promise<string | null> {
  const temporary = join(dirname(path), `${TEMPORARY}${randomBytes(6).toString('hex')}`)
  try {
    await removeLeftovers(dirname(path))
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      if (!(await takeOver(handle, path))) return "the file's owner can't be kept"
      await handle.sync()
    } finally {
      await handle.close()
    }
    if ((await readRegularFile(path, MAX_BYTES))?.equals(bytes) !== true)
      return 'the file has changed since it was read'
    await rename(temporary, path)
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'its folder is read-only' : message
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** @returns false when the file at `path` belongs to a user or a group that this process can't give files to */
async function takeOver(handle: FileHandle, path: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(path)
  await handle.chown(uid, gid).catch(() => undefined)
  const made = await handle.stat()
  if (made.uid !== uid || made.gid !== gid) return false
  // After chown, which clears set-user-ID; and the process's umask removes some bits on creation.
  await handle.chmod(mode)
  return true
}

/** What a run left that was killed while it wrote. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!LEFTOVER.test(name)) continue
    const leftover = join(folder, name)
    if (Date.now() - (await stat(leftover)).mtimeMs > LEFTOVER_AGE_MS) await rm(leftover, { force: true })
  }
}

export const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

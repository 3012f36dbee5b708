import { basename, join, posix } from 'node:path'
import type { StartedInside } from '../../facts/launch.ts'
import type { Program } from '../../facts/program.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { appOption } from '../app/app-option.ts'
import { moduleOf } from '../app/module-path.ts'
import { readText } from '../read-text.ts'

type Placed = { readonly folder?: string | null }

/** Each is compared with all files. */
const MAX_COMMANDS = 500

/**
 * Commands that run in the folder of the package that -A names: Python looks for the package in that folder and doesn't find
 * it. A project may be installed in a folder with its package's name, so a path that is not of this project has to show
 * where the project lies.
 */
export async function startedInside(
  root: string,
  commands: readonly LaunchCommand[],
  programs: readonly Program[],
  files: readonly string[],
): Promise<StartedInside[]> {
  const suspects = commands.slice(0, MAX_COMMANDS).filter((command) => packageOf(command, files) !== null)
  if (suspects.length === 0 || (await isInstallable(root, files))) return []
  return suspects.flatMap((command) => {
    const folder = folderOf(command)!
    const top = packageOf(command, files)!
    const isOwn = isRelative(folder)
      ? placesOf(command, folder).some((path) => isPackage(path, top, files))
      : basename(root) !== top && showsRoot(command, posix.dirname(folder), top, [...commands, ...programs])
    const { file, line } = command
    return isOwn ? [{ file, line, folder, package: top }] : []
  })
}

/** The folder that it names, if it is one and nothing else. */
function folderOf({ folder }: Placed): string | null {
  const plain = folder?.endsWith('/') ? folder.slice(0, -1) : folder
  return plain != null && /^[\w./@-]+$/.test(plain) ? plain : null
}

const isRelative = (folder: string): boolean => !folder.startsWith('/')

const placesOf = ({ file }: LaunchCommand, folder: string): string[] =>
  [folder, posix.join(posix.dirname(file), folder)].map((path) => posix.normalize(path))

/** The package that the app is in, where the command's folder has its name; null otherwise. */
function packageOf(command: LaunchCommand, files: readonly string[]): string | null {
  const folder = folderOf(command)
  const app = appOption(command)
  if (folder === null || app === null || command.env?.['PYTHONPATH'] !== undefined) return null
  const top = moduleOf(app).split('.')[0]!
  if (posix.basename(folder) !== top) return null
  const packages = files.filter((file) => file.endsWith(`${top}/__init__.py`)).map((file) => posix.dirname(file))
  return packages.some((path) => isPackage(path, top, files)) ? top : null
}

/** A package of that name in which there is no other, as in Django's `shop/shop`. */
const isPackage = (path: string, top: string, files: readonly string[]): boolean =>
  posix.basename(path) === top &&
  posix.basename(posix.dirname(path)) !== top &&
  files.includes(`${path}/__init__.py`) &&
  !files.some((file) => file === `${path}/${top}.py` || file.startsWith(`${path}/${top}/`))

/** The folder above is the project's: its environment is there, another program runs there, or it repeats the name. */
function showsRoot(command: LaunchCommand, above: string, top: string, others: readonly Placed[]): boolean {
  const words = [...(command.program ?? []), ...Object.values(command.env ?? {})]
  return (
    // /home/shop/shop is a project in the home of a user.
    (posix.basename(above) === top && !/^\/(?:home|Users)\/[^/]+$/.test(above)) ||
    words.some((word) => word.includes(`${above}/.venv/`)) ||
    others.some((other) => folderOf(other) === above)
  )
}

async function isInstallable(root: string, files: readonly string[]): Promise<boolean> {
  if (files.includes('setup.py') || files.includes('setup.cfg')) return true
  const text = files.includes('pyproject.toml') ? await readText(join(root, 'pyproject.toml'), 512 * 1024) : null
  return /^\[build-system\]/m.test(text ?? '')
}

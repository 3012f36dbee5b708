import { posix } from 'node:path'
import type { LaunchCommand } from '../../facts/project.ts'
import { formatOf } from '../launch-commands/find-launch-commands.ts'
import { isProductionCode } from '../production-code.ts'
import { folderRoot, MODULE_FILES, moduleNames, moduleRoot } from './module-path.ts'

export interface CommandRoots {
  readonly files: ReadonlySet<string>
  /** Known import roots, best first. */
  readonly roots: readonly string[]
  /** manage.py's own folder, where a Django project's commands are run. */
  readonly djangoFolder: string | null
}

export interface CommandRoot {
  /** Whether a file of the project may be the app's module. */
  readonly present: boolean
  /** The folder that must be on sys.path, if the commands run there or in an unknown folder; null: it already is. */
  readonly importRoot: string | null
  /** A command says that it runs in this folder. */
  readonly runsThere: boolean
}

/**
 * The folder from which the app named by worker commands is imported. A Compose file in the root starts workers in an image
 * that was built from `backend`; a Procfile in the root starts them in the root and nowhere else.
 */
export function commandRoot(app: string, commands: readonly LaunchCommand[], known: CommandRoots): CommandRoot {
  const places = commands.flatMap(placesOf)
  const root =
    moduleRoot(app, known.files, known.roots) ??
    moduleRoot(app, known.files, places) ??
    folderWith(app, known.files) ??
    folderRoot(app, known.files, [...known.roots, ...places])
  if (root === null) return { present: false, importRoot: null, runsThere: false }
  const there = root !== '.' && commands.some((command) => mayRunIn(root, command, known))
  return {
    present: true,
    importRoot: there ? root : null,
    runsThere: there && commands.some((one) => runsIn(root, one)),
  }
}

/** The shallowest folder of the project from which the app could be imported. */
function folderWith(app: string, files: ReadonlySet<string>): string | null {
  const ends = moduleNames(app).flatMap((name) => {
    const path = `/${name.join('/')}`
    return MODULE_FILES.map((end) => path + end)
  })
  for (const file of files) {
    const end = ends.find((one) => file.endsWith(one))
    if (end !== undefined && isProductionCode(file)) return file.slice(0, -end.length)
  }
  return null
}

type LaunchCommandPlace = Pick<LaunchCommand, 'file' | 'folder' | 'builtFrom'>

/** The folder that a command changes to, that of its file, or the one that its image is built from. */
function placesOf({ file, folder, builtFrom }: LaunchCommandPlace): string[] {
  const own = posix.dirname(file)
  const places = folder === undefined ? [own] : [folder, posix.join(own, folder)]
  return [
    ...(builtFrom === undefined ? [] : [builtFrom]),
    ...places.map((path) => posix.join(path, '.').replace(/\/$/, '')),
  ]
}

const runsIn = (root: string, command: LaunchCommandPlace): boolean => placesOf(command).includes(root)

function mayRunIn(root: string, { file, folder }: LaunchCommand, { djangoFolder }: CommandRoots): boolean {
  const own = posix.dirname(file)
  if (folder !== undefined) {
    // `cd /app`, `cd "$(dirname "$0")"/..`: the folder is not known.
    if (!/^[\w.][\w./-]*$/.test(folder) || folder.startsWith('..')) return true
    return runsIn(root, { file, folder })
  }
  if (own === root) return true
  const format = formatOf(file)
  if (format?.inItsFolder) return false
  // A src layout must be installed; in a checkout that is not, the README's command does not work.
  return format?.kind === 'machine' || root !== 'src' || djangoFolder === 'src'
}

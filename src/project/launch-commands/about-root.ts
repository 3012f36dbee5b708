import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, posix, relative, sep } from 'node:path'
import { appOption } from '../app/app-option.ts'
import { moduleNames, rootOf } from '../app/module-path.ts'
import { foldersUpToRepositoryTop } from '../repository-top.ts'
import type { FoundCommand } from './format.ts'

/** Folders from which a project's modules are imported. */
const IMPORT_ROOTS = ['.', 'src']

/** Tells which commands of a file above the project start a worker of the project, and not of another one in the repository. */
export interface AboutRoot {
  /**
   * @param file relative to the root: `../docker-compose.yml`
   * @param inItsFolder commands of this file run in the file's own folder
   * @returns the command with its folder as seen from the root; null: it starts no worker of the project
   */
  place<Command extends Placed>(command: Command, file: string, inItsFolder: boolean): Promise<Command | null>
}

type Placed = Pick<FoundCommand, 'argv' | 'env' | 'folder' | 'holds' | 'platforms'>

/** @param files the project's own, relative to the root */
export function aboutRoot(root: string, files: readonly string[]): AboutRoot {
  const present = new Set(files)
  const top = foldersUpToRepositoryTop(root).at(-1)!
  const own = relative(top, root).replaceAll('\\', '/')
  /** A path beside the file, as seen from the root: '' is the root itself. */
  const seen = (file: string, path: string) => posix.relative(own, posix.join(own, posix.dirname(file), path))
  /** The folder of a file and those above it, up to the repository's top, from which they are seen. */
  const placesOf = (file: string): string[] => {
    const places = [posix.join(own, posix.dirname(file))]
    while (places.at(-1) !== '.') places.push(posix.dirname(places.at(-1)!))
    return places
  }
  const isOutside = (path: string) => path === '..' || path.startsWith('../')
  const isAbove = (path: string) => /^\.\.(?:\/\.\.)*$/.test(path)

  /** The project has the app that the command names; neither a folder on the way from the file's nor one beside it does. */
  const isNamed = async (command: Placed, file: string): Promise<boolean> => {
    const app = appOption(command)
    if (app === null || rootOf(app, present, IMPORT_ROOTS) === null) return false
    const folder = join(root, posix.dirname(file))
    const between = foldersBetween(folder, root)
    const beside = await Promise.all(
      between.map(async (one) => (await foldersIn(one)).map((name) => join(one, name)).filter((path) => !holds(path))),
    )
    return ![...between, ...beside.flat()].some((one) => hasModule(one, app))
  }
  const holds = (folder: string): boolean => !relative(folder, root).startsWith('..')

  return {
    async place(command, file, inItsFolder) {
      const { folder, holds = [], platforms } = command
      if (folder !== undefined) {
        if (/^[\w.@-][\w./@-]*$/.test(folder)) {
          // A README, a workflow and an editor count from the top, a script from where it is called.
          const paths = placesOf(file).map((place) => posix.relative(own, posix.join(place, folder)))
          const path = paths.find((one) => !isOutside(one))
          if (path === '') return without(command)
          if (path !== undefined) return { ...command, folder: `./${path}` }
          if (paths.some((one) => !isAbove(one) && existsSync(join(root, one)))) return null
        } else if (folder.startsWith('/')) {
          if (folder === `/${own}` || folder.endsWith(`/${own}`) || basename(folder) === basename(root)) return command
          if (existsSync(join(root, posix.dirname(file), basename(folder)))) return null
        }
      }
      const held = holds.filter((path) => /^[\w.@-][\w./@-]*$/.test(path)).map((path) => seen(file, path))
      if (held.some((path) => path === '' || !isOutside(path))) return command
      if (held.length > 0 && !held.some(isAbove)) return null
      // A page of documentation tells of any project, mostly of none; only in a README is the repository's own meant.
      if (isPage(file)) return null
      // `worker: celery -A proj worker` in the Procfile above doesn't run here; a container's command may.
      if (inItsFolder && folder === undefined && platforms.join() !== 'linux') return null
      return (await isNamed(command, file)) ? command : null
    },
  }
}

function without<Command extends Placed>({ folder: _folder, ...command }: Command): Command {
  return command as Command
}

/** A text that lies in none of the folders that hold the project: `../docs/run.md`, but not `../README.md`. */
const isPage = (file: string): boolean =>
  /\.(?:mdx?|markdown|rst|txt|adoc)$/i.test(file) && !/^(?:\.\.\/)+[^/]+$/.test(file)

/** The folders on the way from a file's to the project's, without the latter. */
function foldersBetween(folder: string, root: string): string[] {
  const way = relative(folder, root).split(sep)
  const folders = way.map((_, index) => join(folder, ...way.slice(0, index)))
  // `..` leads from deploy/ up to the folder that holds both.
  return folders.filter((one) => one !== root)
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
}

const hasModule = (folder: string, app: string): boolean =>
  IMPORT_ROOTS.some((importRoot) =>
    moduleNames(app).some((names) =>
      ['.py', '/__init__.py', '/celery.py']
        .map((end) => `${names.join('/')}${end}`)
        .some((path) => existsSync(join(folder, importRoot, path))),
    ),
  )

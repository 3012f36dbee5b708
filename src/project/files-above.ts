import { posix, relative } from 'node:path'
import { formatOf } from './launch-commands/find-launch-commands.ts'
import { isProductionCode } from './production-code.ts'
import { foldersUpToRepositoryTop } from './repository-top.ts'
import { walkProject, type ProjectFiles } from './walk.ts'

/** Deployments lie near the top: `compose/production/django/celery/worker/start`. */
const MAX_DEPTH = 6
const MAX_FILES = 300
const BUDGET = { files: 5_000, folders: 2_000 }

/** A folder with one of these is a project of its own. */
const OF_A_PROJECT =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|manage\.py|requirements[\w.-]*\.(?:txt|in)|package\.json|go\.mod|Cargo\.toml|pom\.xml|build\.gradle|Gemfile|composer\.json)$/
/** Files of variables, which a Compose file or a unit names. */
const VARIABLES = /(?:^|\/)\.?env[\w.-]*$|\.env$|(?:^|\/)\.envs\//

const lists = new WeakMap<object, Promise<ProjectFiles>>()

/**
 * The files of the repository, outside of the project, that start programs: a Compose file, a README, workflows above it. Not
 * those of the projects beside it.
 * @param run any object that identifies the run, as for projectFiles()
 * @returns relative to the root: `../docker-compose.yml`
 */
export const filesAbove = async (run: object, root: string): Promise<readonly string[]> =>
  (await searchAbove(run, root)).files

/** The same, and whether these are all. */
export function searchAbove(run: object, root: string): Promise<ProjectFiles> {
  const known = lists.get(run) ?? findAbove(root)
  lists.set(run, known)
  return known
}

async function findAbove(root: string): Promise<ProjectFiles> {
  const top = foldersUpToRepositoryTop(root).at(-1)!
  if (top === root) return { files: [], complete: true }
  const own = relative(top, root).replaceAll('\\', '/')
  const { files, complete } = await walkProject(top, {
    budget: BUDGET,
    passesOver: (path, names) =>
      path === own ||
      (!own.startsWith(`${path}/`) &&
        (path.split('/').length > MAX_DEPTH || [...names].some((name) => OF_A_PROJECT.test(name)))),
  })
  const found = files
    .filter((file) => {
      const kind = formatOf(file)?.kind
      return kind === 'prose' || ((kind === 'machine' || VARIABLES.test(file)) && isProductionCode(file))
    })
    .filter((file) => !file.endsWith('.py'))
    .map((file) => posix.relative(own, file))
  return { files: found.slice(0, MAX_FILES), complete: complete && found.length <= MAX_FILES }
}

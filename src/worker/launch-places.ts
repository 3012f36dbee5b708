import { posix } from 'node:path'
import type { LaunchCommand } from '../facts/project.ts'
import type { Program } from '../facts/program.ts'

/** A place from which a person or a machine starts the project's workers: a README, the Compose files of a folder. */
export interface LaunchPlace {
  readonly commands: readonly LaunchCommand[]
}

/** Files that start a worker for a test, a debugger or an example, and the default command of an image. */
const NO_PLACE =
  /(?:^|\/)(?:\.github|\.gitlab|\.vscode|\.idea|\.run|docs?|examples?|samples?|demos?|tests?|vendor|third_party|templates?)\/|gitlab-ci|\.code-workspace$|(?:^|\/)(?:tox\.ini|setup\.cfg)$|(?:^|\/)(?:Docker|Container)file|\.dockerfile$|\.py$/i

const SCRIPT = /\.(?:sh|bash|bat|cmd|ps1)$|(?:^|\/)[^./]+$/
/** Files without a suffix that are no scripts. */
const RECIPES = /(?:^|\/)(?:Procfile|(?:GNUm|[Mm])akefile|\.?justfile|Pipfile|README)$/i

/**
 * The worker commands by place. Several files are one place where each starts a part: the units of systemd, the Compose files of
 * a folder with the scripts that their services run, the scripts of a folder.
 */
export function launchPlaces(commands: readonly LaunchCommand[], programs: readonly Program[]): LaunchPlace[] {
  const places = new Map<string, LaunchCommand[]>()
  for (const command of commands) {
    const key = placeOf(command.file, programs)
    if (key === null) continue
    const own = places.get(key)
    if (own) own.push(command)
    else places.set(key, [command])
  }
  return [...places.values()].map((own) => ({ commands: own }))
}

function placeOf(file: string, programs: readonly Program[]): string | null {
  if (NO_PLACE.test(file)) return null
  const folder = posix.dirname(file)
  if (/compose[\w.-]*\.ya?ml$/.test(file)) return `compose ${folder}`
  if (/\.service(?:\.|$)/.test(file)) return 'systemd'
  if (/\.(?:conf|ini)(?:\.|$)/.test(file)) return 'supervisord'
  if (SCRIPT.test(file) && !RECIPES.test(file)) {
    const name = posix.basename(file)
    const user = programs.find(({ command }) => command.some((word) => word.split(/[\s/;&]/).includes(name)))
    if (user) return placeOf(user.file, [])
    // The scripts of images are parts that another file puts together.
    return /docker|compose|container|entrypoint/i.test(file) ? null : `scripts ${folder}`
  }
  return /\.ya?ml$/.test(file) && !/(?:^|\/)[Tt]askfile/.test(file) ? 'manifests' : file
}

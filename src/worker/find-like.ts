import type { LaunchCommand } from '../facts/project.ts'
import { sameCommand } from '../celery-command/same-command.ts'

/** The worker commands that --like may mean: exactly one, or several, or none. */
export type Likes =
  | { readonly kind: 'one'; readonly command: LaunchCommand }
  | { readonly kind: 'several'; readonly commands: readonly LaunchCommand[] }
  | { readonly kind: 'none' }

/**
 * Looks for `Procfile:mail`, `docker-compose.yml:12`, a file that starts one worker, or a name that is given once: that of a
 * process, a service, a target. A file may be named by the end of its path. Pure.
 */
export function findLike(query: string, commands: readonly LaunchCommand[]): Likes {
  const wanted = query.replaceAll('\\', '/').replace(/^\.\//, '')
  const [, file = '', part = ''] = /^(.*):([^:/]+)$/.exec(wanted) ?? []
  const tries: ((command: LaunchCommand) => boolean)[] = [
    (one) => isFile(one, file) && (one.name === part || String(one.line) === part),
    ({ name }) => name === wanted,
    (one) => isFile(one, wanted),
  ]
  for (const matches of tries) {
    const found = commands.filter(matches)
    // A whole path comes before the same path in another folder.
    const exact = found.filter((one) => one.file === file || one.file === wanted)
    const distinct = different(exact.length > 0 ? exact : found)
    if (distinct.length === 1) return { kind: 'one', command: distinct[0]! }
    if (distinct.length > 1) return { kind: 'several', commands: distinct }
  }
  return { kind: 'none' }
}

const isFile = (command: LaunchCommand, file: string): boolean =>
  file !== '' && (command.file === file || command.file.endsWith(`/${file}`))

const different = (commands: readonly LaunchCommand[]): readonly LaunchCommand[] =>
  commands.filter(
    (one, index) =>
      commands.findIndex((other) => one.file === other.file && sameCommand(one.argv, other.argv)) === index,
  )

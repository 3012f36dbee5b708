import { posix } from 'node:path'
import { best, namedBy, type Named } from './named.ts'

/** Reads a file by its path relative to the project's root. */
export type ReadFile = (file: string) => Promise<string | null>

/** `requirements.txt`, `requirements-dev.in`, `dev-requirements.txt`, `requirements/local.txt`. */
export const isRequirementsFile = (file: string): boolean =>
  /(?:^|\/)(?:[\w.-]*requirements[\w.-]*|requirements\/[\w./-]+)\.(?:txt|in|pip)$/i.test(file)

/** Names in the order in which somebody who starts to work on the project would take them. */
const ORDER = [
  /^requirements\.(?:txt|pip)$/i,
  /^requirements\/(?:requirements|local|dev|develop|development)\.txt$/i,
  /(?:local|dev|develop|development)[\w-]*\.txt$|^dev[\w-]*\.txt$/i,
  /(?:base|common|main|default|core|app)\.txt$/i,
  /^(?!.*(?:test|lint|doc|prod|ci\b)).*\.txt$/i,
  /prod[\w-]*\.txt$/i,
  /\.txt$/i,
  /./,
]

/** @param name of the file, relative to the folder that the requirements belong to */
export const requirementsRank = (name: string): number => ORDER.findIndex((pattern) => pattern.test(name))

const MAX_FILES = 20

/**
 * The requirement in a file of pip's, or in a file that it includes with `-r`.
 * @param file relative to the project's root
 */
export async function inRequirements(file: string, read: ReadFile): Promise<(Named & { file: string }) | null> {
  const seen = new Set<string>()
  const queue = [file]
  const all: (Named & { file: string })[] = []
  for (let next = queue.shift(); next !== undefined && seen.size < MAX_FILES; next = queue.shift()) {
    if (seen.has(next)) continue
    seen.add(next)
    const lines = ((await read(next)) ?? '').split('\n')
    for (const [index, line] of lines.entries()) {
      const included = /^\s*(?:-r|--requirement)[\s=]*([^\s#]+)/.exec(line)?.[1]
      if (included !== undefined) queue.push(posix.normalize(posix.join(posix.dirname(next), included)))
      const found = namedBy(line, index + 1)
      if (found !== null) all.push({ ...found, file: next })
    }
  }
  return best(all)
}

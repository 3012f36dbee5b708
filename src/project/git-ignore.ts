import { dirname, join, relative } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { hostOs } from '../platform/os.ts'
import { readText } from './read-text.ts'
import { foldersUpToRepositoryTop } from './repository-top.ts'

/** The rules of one `.gitignore` and its folder. */
interface Rules {
  /** Absolute. */
  readonly folder: string
  readonly rules: Ignore
}

/** The `.gitignore` files that apply to a folder, nearest first: the nearest one with a matching rule decides. */
export type IgnoreRules = readonly Rules[]

const MAX_BYTES = 512 * 1024

/**
 * The rules from above the project, up to the top of its repository, `.git/info/exclude` included. If these
 * rules ignore the project itself, they do not apply.
 */
export async function rulesAbove(root: string): Promise<IgnoreRules> {
  const folders = foldersUpToRepositoryTop(root)
  const top = folders.at(-1)!
  const read = await Promise.all([
    ...folders.slice(1).map((folder) => rulesIn(folder)),
    rulesIn(top, join(top, '.git', 'info', 'exclude')),
  ])
  const rules = read.filter((one) => one !== null)
  const isIgnored = folders.slice(0, -1).some((folder) =>
    ignoresFolder(
      rules.filter((one) => isAbove(one.folder, folder)),
      folder,
    ),
  )
  return isIgnored ? [] : rules
}

/** @returns null if there is no such file or it cannot be read */
export async function rulesIn(folder: string, file = join(folder, '.gitignore')): Promise<Rules | null> {
  const text = await readText(file, MAX_BYTES)
  return text === null ? null : { folder, rules: ignore({ ignorecase: hostOs() !== 'linux' }).add(text) }
}

/** @param folder absolute path of a folder below those of the rules */
export function ignoresFolder(rules: IgnoreRules, folder: string): boolean {
  for (const one of rules) {
    const { ignored, unignored } = verdict(one, folder, '/')
    if (ignored || unignored) return ignored
  }
  return false
}

/** @param file absolute path of a file in a folder that is read: by a nearer rule, or because it is a package */
export function ignoresFile(rules: IgnoreRules, file: string): boolean {
  for (const one of rules) {
    const { ignored, unignored } = verdict(one, file, '')
    if (unignored) return false
    // What ignores the folder was overruled for all that is in it.
    if (ignored && (dirname(file) === one.folder || !verdict(one, dirname(file), '/').ignored)) return true
  }
  return false
}

const verdict = ({ folder, rules }: Rules, path: string, end: '' | '/') =>
  rules.test(`${relative(folder, path).replaceAll('\\', '/')}${end}`)

const isAbove = (folder: string, inner: string): boolean => {
  const parent = dirname(inner)
  return parent === folder || (parent !== inner && isAbove(folder, parent))
}

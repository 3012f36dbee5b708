import { posix } from 'node:path'
import type { ShellSyntax } from './split-words.ts'
import { splitWords } from './split-words.ts'
import { changedTo } from './celery-commands.ts'

/**
 * The folder that a line of shell leaves the next one in, from the one that it found; undefined: not known. The folder that
 * `git clone` makes is the project's own.
 */
export function folderAfter(text: string, syntax: ShellSyntax, before: CurrentFolder): CurrentFolder {
  if (!/\b(?:cd|chdir|pushd|set-location|clone)\b/i.test(text)) return before
  let { folder, cloned } = before
  for (const words of splitWords(text, syntax)) {
    if (/^(?:git|gh|hg)$/.test(words[0] ?? '') && words.includes('clone')) cloned = true
    const to = changedTo(words)?.replaceAll('\\', '/')
    if (to === undefined) continue
    if (!/^[\w.][\w./-]*$/.test(to)) folder = undefined
    else if (cloned) folder = to.replace(/^\.\//, '').split('/').slice(1).join('/') || undefined
    else folder = posix.join(folder ?? '.', to).replace(/\/$/, '')
    cloned = false
  }
  const isKnown = folder !== undefined && folder !== '.' && !folder.startsWith('..') && folder.length <= MAX_FOLDER
  return { folder: isKnown ? folder : undefined, cloned }
}

/** A script of thousands of lines `cd a` would make a path of as many folders. */
const MAX_FOLDER = 1_000

export interface CurrentFolder {
  readonly folder: string | undefined
  /** A repository was cloned, and not yet changed to. */
  readonly cloned: boolean
}

export const PROJECT_FOLDER: CurrentFolder = { folder: undefined, cloned: false }

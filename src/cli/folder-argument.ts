import * as Args from '@oclif/core/args'
import { UsageError } from './errors.ts'

/** `poolwise doctor FOLDER`: the same as --cwd. */
export const folderArgument = {
  folder: Args.string({
    description: "the project's folder; the same as --cwd",
    // oclif would take piped text for it.
    ignoreStdin: true,
  }),
}

/** The flags with the folder in the place of --cwd. @throws UsageError when both are given */
export function inFolder<F extends { readonly cwd?: string | undefined }>(
  flags: F,
  folder: string | undefined,
  given: ReadonlySet<string>,
): F {
  if (folder === undefined) return flags
  if (given.has('cwd'))
    throw new UsageError(`two folders are given: ${folder}, and --cwd ${flags.cwd ?? ''}`, 'Give one of them.')
  return { ...flags, cwd: folder }
}

/** The names of the flags that were typed; the others come from a variable or a default. */
export const typedFlags = (raw: readonly { readonly type: string; readonly flag?: string }[]): ReadonlySet<string> =>
  new Set(raw.flatMap(({ type, flag }) => (type === 'flag' && flag !== undefined ? [flag] : [])))

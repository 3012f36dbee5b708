import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stateFolder } from '../platform/state-folder.ts'
import { digest } from './project-file.ts'
import type { Splice } from './splice.ts'

/** How to revert one change. */
export type JournalEntry =
  | {
      readonly kind: 'edit'
      readonly title: string
      /** Relative to the root. */
      readonly file: string
      /** Digests of the file after the change and before it. */
      readonly changed: string
      readonly original: string
      readonly back: readonly Splice[]
    }
  | { readonly kind: 'command'; readonly title: string; readonly program: string; readonly args: readonly string[] }

interface Journal {
  readonly root: string
  /** One list per run of --fix, in order. */
  readonly runs: readonly (readonly JournalEntry[])[]
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * The changes that --fix made in a project, for --undo. Kept in the user's state folder, not in the project. Only the changed
 * lines are kept, readable by the user alone.
 */
export async function openJournal(root: string, env: Env) {
  const folder = join(stateFolder(env), 'undo')
  const place = await realpath(root)
  const file = join(folder, `${digest(Buffer.from(place)).slice(0, 16)}.json`)
  let runs = (await read(file))?.runs ?? []

  const write = async (next: Journal['runs']): Promise<void> => {
    if (next.length === 0) await rm(file, { force: true })
    else {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(`${file}.new`, JSON.stringify({ root: place, runs: next }), { mode: 0o600 })
      await rename(`${file}.new`, file)
    }
    runs = next
  }
  return {
    /** The changes of the last run of --fix. */
    last: (): readonly JournalEntry[] => runs.at(-1) ?? [],
    /** Starts a run, or replaces the entries of the current one. A run without entries is removed. */
    begin: (): Promise<void> => write([...runs, []]),
    replace: (entries: readonly JournalEntry[]): Promise<void> =>
      write([...runs.slice(0, -1), ...(entries.length > 0 ? [entries] : [])]),
  }
}

export type OpenJournal = Awaited<ReturnType<typeof openJournal>>

async function read(file: string): Promise<Journal | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Journal
  } catch {
    return null
  }
}

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

type Run = readonly JournalEntry[]
type Env = Readonly<Record<string, string | undefined>>

/** The journal exists and isn't one: it is neither used nor replaced. */
export class UnreadableJournalError extends Error {
  override readonly name = 'UnreadableJournalError'
  constructor(readonly file: string) {
    super(`the record of earlier changes, ${file}, can't be read`)
  }
}

/** Where a project's journal lies: in the user's state folder, not in the project. */
export async function journalFile(root: string, env: Env): Promise<{ folder: string; file: string; place: string }> {
  const place = await realpath(root)
  const folder = join(stateFolder(env), 'undo')
  return { folder, file: join(folder, `${digest(Buffer.from(place)).slice(0, 16)}.json`), place }
}

/**
 * The changes that --fix made in a project, for --undo. Only the changed lines are kept, readable by the user alone.
 * @throws UnreadableJournalError
 */
export async function openJournal(root: string, env: Env) {
  const { folder, file, place } = await journalFile(root, env)
  // A run without entries, as earlier versions left behind, would hide the ones before it.
  const known = (await read(file)).filter((run) => run.length > 0)
  let current: Run = known.at(-1) ?? []
  let earlier: readonly Run[] = known.slice(0, -1)

  const write = async (runs: readonly Run[]): Promise<void> => {
    if (runs.length === 0) return rm(file, { force: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(`${file}.new`, JSON.stringify({ root: place, runs }), { mode: 0o600, flush: true })
    await rename(`${file}.new`, file)
  }
  return {
    /** The changes of the last run of --fix. */
    last: (): Run => current,
    /** Starts a run. Nothing is written before its first entry. */
    begin: (): void => {
      if (current.length > 0) earlier = [...earlier, current]
      current = []
    },
    /** Replaces the entries of the current run. A run without entries is removed. */
    replace: async (entries: Run): Promise<void> => {
      await write(entries.length > 0 ? [...earlier, entries] : earlier)
      current = entries
    },
  }
}

export type OpenJournal = Awaited<ReturnType<typeof openJournal>>

async function read(file: string): Promise<readonly Run[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new UnreadableJournalError(file)
  })
  if (text === null) return []
  const runs = runsOf(text)
  if (runs === null) throw new UnreadableJournalError(file)
  return runs
}

function runsOf(text: string): readonly Run[] | null {
  try {
    const { runs } = JSON.parse(text) as { runs?: unknown }
    return Array.isArray(runs) && runs.every((run) => Array.isArray(run) && run.every(isEntry)) ? (runs as Run[]) : null
  } catch {
    return null
  }
}

const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

function isEntry(value: unknown): boolean {
  const entry = (value ?? {}) as Record<string, unknown>
  const has = (...names: string[]) => names.every((name) => typeof entry[name] === 'string')
  if (entry['kind'] === 'command') return has('title', 'program') && isStrings(entry['args'])
  return (
    entry['kind'] === 'edit' &&
    has('title', 'file', 'changed', 'original') &&
    Array.isArray(entry['back']) &&
    entry['back'].every((splice: unknown) => {
      const { at, removed, inserted } = (splice ?? {}) as Record<string, unknown>
      return Number.isInteger(at) && isStrings(removed) && isStrings(inserted)
    })
  )
}

import type { JournalEntry, OpenJournal } from './journal.ts'
import { digest, readProjectFile, replaceFile } from './project-file.ts'
import { runCommand, type CommandRun } from './run-command.ts'
import { applySplices } from './splice.ts'
import { decodeFile, encodeFile } from './text-file.ts'

export interface Undone {
  readonly entry: JournalEntry
  /** Why it wasn't taken back; null: it was. */
  readonly because: string | null
}

/** Takes back what the last run of --fix did, the last change first. What can't be taken back stays in the journal. */
export async function undoLast(journal: OpenJournal, running: Omit<CommandRun, 'program' | 'args'>): Promise<Undone[]> {
  const undone: Undone[] = []
  for (const entry of journal.last().toReversed()) {
    const because =
      entry.kind === 'edit'
        ? await undoEdit(entry, running.root)
        : await runCommand({ ...running, program: entry.program, args: entry.args })
    undone.push({ entry, because })
    // A later change stands upon an earlier one.
    if (because !== null) break
  }
  const done = undone.filter(({ because }) => because === null).map(({ entry }) => entry)
  await journal.replace(journal.last().filter((entry) => !done.includes(entry)))
  return undone
}

async function undoEdit(entry: Extract<JournalEntry, { kind: 'edit' }>, root: string): Promise<string | null> {
  const found = await readProjectFile(root, entry.file)
  if (typeof found === 'string') return found
  if (digest(found.bytes) !== entry.changed) return 'it has been changed since'
  const text = decodeFile(found.bytes)
  const restored = text && encodeFile({ ...text, lines: applySplices(text.lines, entry.back) })
  if (!restored || digest(restored) !== entry.original) return "it can't be restored exactly"
  return replaceFile(found, restored)
}

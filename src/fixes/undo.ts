import type { JournalEntry, OpenJournal } from './journal.ts'
import { digest, readProjectFile, replaceFile } from './project-file.ts'
import { runCommand, type CommandRun } from './run-command.ts'
import { applySplices } from './splice.ts'
import { decodeFile, encodeFile } from './text-file.ts'

export interface Undone {
  readonly entry: JournalEntry
  /** Why it wasn't reverted; null: it was. */
  readonly because: string | null
}

export interface Undoing extends Omit<CommandRun, 'program' | 'args'> {
  /** Asked before a command is run; false: it isn't, and neither is what came before it undone. */
  readonly agree: (command: Extract<JournalEntry, { kind: 'command' }>) => Promise<boolean>
}

/**
 * Reverts the last run of --fix, last change first. A change that can't be reverted stays in the journal, and so do those
 * that an abort of the signal leaves.
 */
export async function undoLast(journal: OpenJournal, running: Undoing): Promise<Undone[]> {
  const undone: Undone[] = []
  for (const entry of journal.last().toReversed()) {
    if (running.signal.aborted) break
    const because =
      entry.kind === 'edit'
        ? await undoEdit(entry, running.root)
        : (await running.agree(entry))
          ? await runCommand({ ...running, program: entry.program, args: entry.args })
          : 'declined'
    undone.push({ entry, because })
    // Later changes build on earlier ones.
    if (because !== null) break
  }
  const done = undone.filter(({ because }) => because === null).map(({ entry }) => entry)
  await journal.replace(journal.last().filter((entry) => !done.includes(entry)))
  return undone
}

async function undoEdit(entry: Extract<JournalEntry, { kind: 'edit' }>, root: string): Promise<string | null> {
  const found = await readProjectFile(root, entry.file)
  if (!found.ok) return found.because
  const { bytes } = found.value
  // The run was killed after it had recorded the change and before it made it.
  if (digest(bytes) === entry.original) return null
  if (digest(bytes) !== entry.changed) return 'the file has changed since'
  const text = decodeFile(bytes)
  const restored = text && encodeFile({ ...text, lines: applySplices(text.lines, entry.back) })
  if (!restored || digest(restored) !== entry.original) return "the file can't be restored exactly"
  return replaceFile(found.value, restored)
}

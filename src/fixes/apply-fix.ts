import type { JournalEntry } from './journal.ts'
import type { PlannedFix } from './plan-fix.ts'
import { digest, replaceFile } from './project-file.ts'
import { runCommand, type CommandRun } from './run-command.ts'
import { invert } from './splice.ts'

type Applicable = Exclude<PlannedFix, { kind: 'none' }>

/** How to revert a change, known before it is made. */
export function undoOf(fix: Applicable): JournalEntry {
  if (fix.kind === 'edit') {
    const { title, file, before, after, splices } = fix
    return {
      kind: 'edit',
      title,
      file,
      changed: digest(after),
      original: digest(before.bytes),
      back: invert(splices),
    }
  }
  const { title, program, undo } = fix
  return { kind: 'command', title, program, args: undo.slice(1) }
}

/** @returns why it failed; null: it worked */
export function applyFix(fix: Applicable, running: Omit<CommandRun, 'program' | 'args'>): Promise<string | null> {
  return fix.kind === 'edit'
    ? replaceFile(fix.before, fix.after)
    : runCommand({ ...running, program: fix.program, args: fix.argv.slice(1) })
}

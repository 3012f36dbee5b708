import type { JournalEntry } from './journal.ts'
import type { PlannedFix } from './plan-fix.ts'
import { digest, replaceFile } from './project-file.ts'
import { runCommand, type CommandRun } from './run-command.ts'
import { invert } from './splice.ts'

type Doable = Exclude<PlannedFix, { kind: 'none' }>

/** How the change is taken back, known before it is made. */
export function undoOf(fix: Doable): JournalEntry {
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
  const { title, program, argv, undo } = fix
  // What came along is known afterwards: see takenOut. Until then, what was named.
  const args =
    undo === 'packages' ? ['-I', '-m', 'pip', 'uninstall', '-y', ...argv.slice(5).map(nameOf)] : undo.slice(1)
  return { kind: 'command', title, program, args }
}

/** @returns why it wasn't done; null: it was */
export function applyFix(fix: Doable, running: Omit<CommandRun, 'program' | 'args'>): Promise<string | null> {
  return fix.kind === 'edit'
    ? replaceFile(fix.before, fix.after)
    : runCommand({ ...running, program: fix.program, args: fix.argv.slice(1) })
}

type Versions = Readonly<Record<string, { readonly version: string }>>

/** pip's arguments that bring the environment back to what was in it: new packages out, changed ones as they were. */
export function takenOut(before: Versions, after: Versions): string[][] {
  const added = Object.keys(after).filter((name) => !(name in before))
  const changed = Object.entries(before).filter(([name, { version }]) => (after[name]?.version ?? version) !== version)
  return [
    ...(added.length > 0 ? [['-I', '-m', 'pip', 'uninstall', '-y', ...added]] : []),
    ...(changed.length > 0
      ? [['-I', '-m', 'pip', 'install', '--no-deps', ...changed.map(([name, { version }]) => `${name}==${version}`)]]
      : []),
  ]
}

const nameOf = (requirement: string): string => requirement.replace(/[[<>=!~ ].*$/, '')

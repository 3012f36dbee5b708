import type { LaunchCommand } from '../../facts/project.ts'
import { celeryCommands, mentionsWorker } from './celery-words.ts'
import type { ShellSyntax } from './split-words.ts'

/** A command and its place; the file is known to whoever asked. */
export type FoundCommand = Omit<LaunchCommand, 'file'>

/** One kind of file in which projects keep worker commands. */
export interface LaunchFormat {
  readonly name: string
  /** For people to read (docs) or for machines to run? The second is the better witness. */
  readonly kind: 'prose' | 'machine'
  /** @param path relative to the root, with / as separator */
  matches(path: string): boolean
  /** @returns the commands, in the order of the file; throws on a file that isn't what its name says */
  read(text: string, path: string): readonly FoundCommand[] | Promise<readonly FoundCommand[]>
}

/** Systems that run containers of this kind, POSIX shells, Windows shells. */
export const LINUX: readonly string[] = ['linux']
export const POSIX: readonly string[] = ['linux', 'macos']
export const WINDOWS: readonly string[] = ['windows']

const CONTINUED: Record<ShellSyntax, RegExp> = { posix: /\\$/, cmd: /\^$/, powershell: /`$/ }

export interface Line {
  readonly text: string
  /** 1-based, of the first of the joined lines. */
  readonly line: number
}

/** Lines with their numbers, continued ones joined. */
export function logicalLines(text: string, syntax: ShellSyntax, firstLine = 1): Line[] {
  const lines: Line[] = []
  let open: { text: string; line: number } | null = null
  text.split('\n').forEach((raw, index) => {
    const trimmed = raw.trimEnd()
    const continues = CONTINUED[syntax].test(trimmed)
    const part = continues ? trimmed.slice(0, -1) : raw
    open = open ? { ...open, text: `${open.text} ${part.trim()}` } : { text: part, line: firstLine + index }
    if (!continues) {
      lines.push(open)
      open = null
    }
  })
  if (open) lines.push(open)
  return lines
}

/** The commands of a shell script. */
export function readScript(
  text: string,
  syntax: ShellSyntax,
  platforms: readonly string[],
  firstLine = 1,
): FoundCommand[] {
  return logicalLines(text, syntax, firstLine).flatMap(({ text: line, line: number }) =>
    commandsOn(line, number, syntax, platforms),
  )
}

/** The commands of one line of shell. */
export function commandsOn(
  text: string,
  line: number,
  syntax: ShellSyntax,
  platforms: readonly string[],
): FoundCommand[] {
  if (!mentionsWorker(text)) return []
  return celeryCommands(text, syntax).map(({ argv, contained }) => ({
    line,
    argv,
    platforms: contained ? LINUX : platforms,
  }))
}

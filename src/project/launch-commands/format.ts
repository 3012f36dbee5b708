import type { LaunchCommand } from '../../facts/project.ts'
import { readByCommand } from '../programs/image-variables.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { celeryCommands, type CeleryWords } from './shell/celery-commands.ts'
import { folderAfter, PROJECT_FOLDER } from './shell/changed-folder.ts'
import { exportedBy } from './shell/variables.ts'
import type { ShellSyntax } from './shell/split-words.ts'

/** A command and its position; the caller knows the file. */
export type FoundCommand = Omit<LaunchCommand, 'file'> & {
  /** The folder that lines above it change to; it counts if it exists and the command itself changes to none. */
  readonly folderAbove?: string | undefined
  /** Another program's own command: `argv` starts with that program. */
  readonly own?: true
  /** The folders beside the file that its container or its image has: what is built, copied, mounted. */
  readonly holds?: readonly string[]
}

/** A file format that contains worker commands. */
export interface LaunchFormat {
  readonly name: string
  /** For people to read (docs), or executable; executable files are more reliable. */
  readonly kind: 'prose' | 'machine'
  /** Its commands run in the folder that the file is in, unless they change it; absent: not known from the file. */
  readonly inItsFolder?: true
  /** @param path relative to the root, with / as separator */
  matches(path: string): boolean
  /** A cheap test before it is read; absent: the text mentions Celery and a worker. */
  mentions?(text: string): boolean
  /**
   * @param texts the other files of the project, for a file that names one
   * @returns the commands, in the order of the file; throws if the content does not match the format
   */
  read(text: string, path: string, texts: ProjectTexts): readonly FoundCommand[] | Promise<readonly FoundCommand[]>
}

/** Systems that run containers of this kind, POSIX shells, Windows shells. */
export const LINUX: readonly string[] = ['linux']
export const POSIX: readonly string[] = ['linux', 'macos']
export const WINDOWS: readonly string[] = ['windows']

const CONTINUED: Record<ShellSyntax, RegExp> = { posix: /\\$/, cmd: /\^$/, powershell: /`$/ }

/** Each command gets them all. */
const MAX_VARIABLES = 300

export interface Line {
  readonly text: string
  /** 1-based, of the first of the joined lines. */
  readonly line: number
}

/** Lines with their numbers, continued ones joined. */
export function logicalLines(text: string, syntax: ShellSyntax, firstLine = 1): Line[] {
  const lines: Line[] = []
  let parts: string[] = []
  const close = (index: number) => {
    lines.push({ text: parts.join(' '), line: firstLine + index - parts.length + 1 })
    parts = []
  }
  const raw = text.split('\n')
  raw.forEach((line, index) => {
    const trimmed = line.trimEnd()
    const continues = CONTINUED[syntax].test(trimmed)
    const part = continues ? trimmed.slice(0, -1) : line
    parts.push(parts.length > 0 ? part.trim() : part)
    if (!continues || index === raw.length - 1) close(index)
  })
  return lines
}

/** The commands in the lines of a script, with the variables that lines above them set. */
export function readLines(lines: readonly Line[], syntax: ShellSyntax, platforms: readonly string[]): FoundCommand[] {
  const env: Record<string, string> = {}
  let current = PROJECT_FOLDER
  let variables = 0
  return lines.flatMap(({ text, line }) => {
    const found = commandsOn(text, line, syntax, platforms, env).map((one) => ({ ...one, folderAbove: current.folder }))
    for (const [name, value] of Object.entries(exportedBy(text, syntax)))
      if (name in env || variables++ < MAX_VARIABLES) env[name] = value
    current = folderAfter(text, syntax, current)
    return found
  })
}

/** The commands of one line of shell. */
export function commandsOn(
  text: string,
  line: number,
  syntax: ShellSyntax,
  platforms: readonly string[],
  env: Readonly<Record<string, string>> = {},
): FoundCommand[] {
  return celeryCommands(text, syntax).map((one) => foundCommand(one, line, one.contained ? LINUX : platforms, env))
}

/** A command as a fact; a shell's variables come before the command's own. */
export function foundCommand(
  { argv, program, node, own, unsplit, env: assigned, folder = workdirOf(argv) }: CeleryWords,
  line: number,
  platforms: readonly string[],
  env: Readonly<Record<string, string>> = {},
): FoundCommand {
  const all = { ...env, ...assigned }
  return {
    line,
    argv,
    program,
    platforms,
    ...(Object.keys(all).length > 0 && { env: all }),
    ...(folder !== undefined && { folder }),
    ...(unsplit !== undefined && { unsplit }),
    ...(own && { own }),
    ...(node !== undefined && { name: node }),
  }
}

/** The folder that the file gives for a command, unless the command changes to another one. */
export const inFolder = (found: readonly FoundCommand[], folder: string | null | undefined): FoundCommand[] =>
  folder == null ? [...found] : found.map((command) => ({ folder, ...command }))

/** With what their container or image has of the folders beside the file. */
export const holding = (found: readonly FoundCommand[], holds: readonly string[]): FoundCommand[] =>
  holds.length === 0 ? [...found] : found.map((command) => ({ holds, ...command }))

/** With what the commands read of the variables of their image. */
export const inImage = (found: readonly FoundCommand[], env: Readonly<Record<string, string>>): FoundCommand[] =>
  found.map((command) => {
    const all = { ...readByCommand(env, command.argv), ...command.env }
    return Object.keys(all).length === 0 ? command : { ...command, env: all }
  })

/** What the file calls the commands. */
export const named = (found: readonly FoundCommand[], name: string | null | undefined): FoundCommand[] =>
  name ? found.map((command) => ({ name, ...command })) : [...found]

/** Celery changes to it before it looks for the app. */
function workdirOf(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => /^--workdir(?:=|$)/.test(word))
  return at < 0 ? undefined : argv[at] === '--workdir' ? argv[at + 1] : argv[at]!.slice('--workdir='.length)
}

import { posix } from 'node:path'
import { logicalLines } from '../launch-commands/format.ts'
import { splitWords } from '../launch-commands/shell/split-words.ts'
import { assignments } from '../launch-commands/shell/variables.ts'
import { installedFile } from './installed-file.ts'
import type { PlacedProgram } from './compose-services.ts'
import type { ProjectTexts } from './project-texts.ts'
import { filledIn, variablesIn } from './variables-file.ts'

/** What a systemd unit starts: systemd itself fills in variables, before any shell does. */
export async function systemdUnit(text: string, file: string, texts: ProjectTexts): Promise<PlacedProgram[]> {
  const lines = logicalLines(text, 'posix')
  const env = await unitEnvironment(text, file, texts)
  const folder = unitValue(text, 'WorkingDirectory')
  return lines.flatMap(({ text: line, line: number }) => {
    const command = execStart(line)
    if (command === null) return []
    const words = splitWords(filledIn(command, env), 'posix').flat()
    return [
      {
        file,
        line: number,
        name: posix.basename(file).replace(/\.service.*$/, ''),
        command: words,
        env,
        folder,
        holds: [],
      },
    ]
  })
}

/** The command of an `ExecStart=` line, without systemd's prefixes. */
export const execStart = (line: string): string | null => /^\s*ExecStart\s*=\s*[-@:+!|]*(\S.*)$/.exec(line)?.[1] ?? null

/** The last value of a setting in a unit; null: it has none. */
export const unitValue = (text: string, name: string): string | null =>
  [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*-?(\\S[^\\n]*)$`, 'gm'))].at(-1)?.[1]?.trim() ?? null

/** The variables of a unit: those of its `EnvironmentFile` win over `Environment`, as in systemd. */
export async function unitEnvironment(
  text: string,
  file: string,
  texts: ProjectTexts,
): Promise<Record<string, string>> {
  const env: Record<string, string> = {}
  for (const { text: line } of logicalLines(text, 'posix')) {
    const [, given] = /^\s*Environment\s*=\s*(.*)$/.exec(line) ?? []
    if (given !== undefined) Object.assign(env, assignments(splitWords(given, 'posix').flat()))
  }
  for (const [, path = ''] of text.matchAll(/^[ \t]*EnvironmentFile[ \t]*=[ \t]*-?(\S+)/gm)) {
    const source = installedFile(path, file, texts.files)
    if (source !== null) Object.assign(env, variablesIn((await texts.read(source)) ?? ''))
  }
  return env
}

import { posix } from 'node:path'
import { execForm } from '../shell/exec-form.ts'
import {
  commandsOn,
  foundCommand,
  inFolder,
  LINUX,
  logicalLines,
  type FoundCommand,
  type LaunchFormat,
} from '../format.ts'

export const dockerfile: LaunchFormat = {
  name: 'Dockerfile',
  kind: 'machine',
  matches: (path) => /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.[Dd]ockerfile)$/.test(path),
  read(text) {
    let entrypoint: readonly string[] = []
    let workdir = '/'
    let copied: string | null = null
    // Comment lines may stand between continued ones.
    const joined = text.replace(/\\[ \t]*\n(?:[ \t]*#[^\n]*\n)+/g, (part) => part.replace(/#[^\n]*/g, '\\'))
    const lines = logicalLines(joined, 'posix')
    return lines.flatMap(({ text: line, line: number }): FoundCommand[] => {
      if (/^\s*FROM\b/i.test(line)) {
        entrypoint = []
        workdir = '/'
        copied = null
      }
      const [, to] = /^\s*WORKDIR\s+(\S+)/i.exec(line) ?? []
      if (to !== undefined) workdir = posix.resolve(workdir, to)
      // The whole project: paths below the target are its own.
      const [, target] = /^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*\.\/?\s+(\S+)\s*$/i.exec(line) ?? []
      if (target !== undefined) copied = posix.resolve(workdir, target)
      const found = /^\s*(CMD|ENTRYPOINT)\s+(.+)$/i.exec(line)
      if (!found) return []
      const [, instruction, rest] = found
      const words = jsonWords(rest!)
      const folder = copied !== null && workdir.startsWith(`${copied}/`) ? `./${posix.relative(copied, workdir)}` : null
      if (!words) return inFolder(commandsOn(rest!, number, 'posix', LINUX), folder)
      if (instruction!.toUpperCase() === 'ENTRYPOINT') entrypoint = words
      const whole = instruction!.toUpperCase() === 'CMD' ? [...entrypoint, ...words] : words
      return inFolder(
        execForm(whole).map((one) => foundCommand(one, number, LINUX)),
        folder,
      )
    })
  },
}

function jsonWords(text: string): string[] | null {
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}

import { celeryCommand } from '../shell/celery-commands.ts'
import { commandsOn, foundCommand, LINUX, logicalLines, type FoundCommand, type LaunchFormat } from '../format.ts'

export const dockerfile: LaunchFormat = {
  name: 'Dockerfile',
  kind: 'machine',
  matches: (path) => /(?:^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.[Dd]ockerfile)$/.test(path),
  read(text) {
    let entrypoint: readonly string[] = []
    // Comment lines may stand between continued ones.
    const joined = text.replace(/\\[ \t]*\n(?:[ \t]*#[^\n]*\n)+/g, (part) => part.replace(/#[^\n]*/g, '\\'))
    const lines = logicalLines(joined, 'posix')
    return lines.flatMap(({ text: line, line: number }): FoundCommand[] => {
      if (/^\s*FROM\b/i.test(line)) entrypoint = []
      const found = /^\s*(CMD|ENTRYPOINT)\s+(.+)$/i.exec(line)
      if (!found) return []
      const [, instruction, rest] = found
      const words = execForm(rest!)
      if (!words) return commandsOn(rest!, number, 'posix', LINUX)
      if (instruction!.toUpperCase() === 'ENTRYPOINT') entrypoint = words
      const whole = instruction!.toUpperCase() === 'CMD' ? [...entrypoint, ...words] : words
      return celeryCommand(whole).map((one) => foundCommand(one, number, LINUX))
    })
  },
}

function execForm(text: string): string[] | null {
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}

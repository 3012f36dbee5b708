import { commandsOn, inFolder, named, POSIX, type LaunchFormat } from '../format.ts'

/** supervisord's configuration: a value continues on indented lines; `;` starts a comment. */
export const supervisord: LaunchFormat = {
  name: 'supervisord configuration',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)[^/]*\.(?:conf|ini)(?:\.(?:j2|tmpl|template|example))?$/.test(path) &&
    !/(?:tox|pytest|mypy)\.ini$/.test(path),
  read(text) {
    const lines = text.split('\n')
    const folders = directories(lines)
    return lines.flatMap((line, index) => {
      const start = /^command\s*=\s*(.+)$/.exec(line)?.[1]
      if (!start) return []
      const more = lines.slice(index + 1, index + 50)
      const end = more.findIndex((next) => !/^\s+\S/.test(next))
      const command = [start, ...more.slice(0, end < 0 ? undefined : end)].map((part) =>
        part.replace(/\s;.*$|\\\s*$/, '').trim(),
      )
      const section = lines.slice(0, index).findLast((one) => one.startsWith('['))
      const name = /^\[program:([^\]]+)\]/.exec(section ?? '')?.[1]
      return named(inFolder(commandsOn(command.join(' '), index + 1, 'posix', POSIX), folders[index]), name)
    })
  },
}

/** For each line, `directory` of its program. */
function directories(lines: readonly string[]): (string | null)[] {
  let section = 0
  const sections = lines.map((line) => (line.startsWith('[') ? ++section : section))
  const found = new Map<number, string>()
  lines.forEach((line, index) => {
    const [, folder] = /^directory\s*=\s*([^\s;]+)/.exec(line) ?? []
    if (folder !== undefined) found.set(sections[index]!, folder)
  })
  return sections.map((one) => found.get(one) ?? null)
}

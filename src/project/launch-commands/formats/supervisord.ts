import { commandsOn, inFolder, POSIX, type LaunchFormat } from '../format.ts'

/** supervisord's configuration: a value continues on indented lines; `;` starts a comment. */
export const supervisord: LaunchFormat = {
  name: 'supervisord configuration',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)[^/]*\.(?:conf|ini)(?:\.(?:j2|tmpl|template|example))?$/.test(path) &&
    !/(?:tox|pytest|mypy)\.ini$/.test(path),
  read(text) {
    const lines = text.split('\n')
    return lines.flatMap((line, index) => {
      const start = /^command\s*=\s*(.+)$/.exec(line)?.[1]
      if (!start) return []
      const more = lines.slice(index + 1)
      const end = more.findIndex((next) => !/^\s+\S/.test(next))
      const command = [start, ...more.slice(0, end < 0 ? undefined : end)].map((part) =>
        part.replace(/\s;.*$|\\\s*$/, '').trim(),
      )
      return inFolder(commandsOn(command.join(' '), index + 1, 'posix', POSIX), directoryAround(lines, index))
    })
  },
}

/** `directory` of the same program. */
function directoryAround(lines: readonly string[], at: number): string | null {
  const isHead = (line: string) => line.startsWith('[')
  const start = lines.slice(0, at).findLastIndex(isHead)
  const end = lines.findIndex((line, index) => index > at && isHead(line))
  const found = lines.slice(start + 1, end < 0 ? undefined : end).find((line) => /^directory\s*=/.test(line))
  return found?.split('=')[1]?.split(/\s;/)[0]?.trim() ?? null
}

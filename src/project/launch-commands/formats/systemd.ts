import { commandsOn, LINUX, logicalLines, type LaunchFormat } from '../format.ts'

export const systemd: LaunchFormat = {
  name: 'systemd unit',
  kind: 'machine',
  matches: (path) => /\.service(?:\.(?:j2|tmpl|template|example|in))?$/.test(path),
  read: (text) =>
    logicalLines(text, 'posix').flatMap(({ text: line, line: number }) => {
      const command = /^\s*ExecStart\s*=\s*[-@:+!|]*(.+)$/.exec(line)?.[1]
      return command ? commandsOn(command, number, 'posix', LINUX) : []
    }),
}

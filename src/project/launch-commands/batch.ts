import { commandsOn, logicalLines, WINDOWS, type LaunchFormat } from './format.ts'

export const batch: LaunchFormat = {
  name: 'batch file',
  kind: 'machine',
  matches: (path) =>
    /^(?:(?:[^/]+\/)?(?:scripts?|bin|docker|deploy|tools|windows)\/(?:.+\/)?)?[^/]+\.(?:bat|cmd)$/i.test(path),
  read: (text) =>
    logicalLines(text, 'cmd').flatMap(({ text: line, line: number }) =>
      /^\s*@?(?:rem\b|::)/i.test(line) ? [] : commandsOn(line.replace(/^\s*@/, ''), number, 'cmd', WINDOWS),
    ),
}

import { logicalLines, readLines, WINDOWS, type LaunchFormat } from '../format.ts'

export const batch: LaunchFormat = {
  name: 'batch file',
  kind: 'machine',
  matches: (path) =>
    /^(?:(?:[^/]+\/)?(?:scripts?|bin|docker|deploy|tools|windows)\/(?:.+\/)?)?[^/]+\.(?:bat|cmd)$/i.test(path),
  read(text) {
    const lines = logicalLines(text, 'cmd').filter(({ text: line }) => !/^\s*@?(?:rem\b|::)/i.test(line))
    return readLines(
      lines.map(({ text: line, line: number }) => ({ text: line.replace(/^\s*@/, ''), line: number })),
      'cmd',
      WINDOWS,
    )
  },
}

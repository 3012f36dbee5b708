import { logicalLines, readLines, WINDOWS, type LaunchFormat } from '../format.ts'

export const powershell: LaunchFormat = {
  name: 'PowerShell script',
  kind: 'machine',
  matches: (path) => /^(?:(?:[^/]+\/)?(?:scripts?|bin|docker|deploy|tools|windows)\/(?:.+\/)?)?[^/]+\.ps1$/i.test(path),
  read(text) {
    const code = text.replace(/<#[\s\S]*?(?:#>|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
    const lines = logicalLines(code, 'powershell')
    return readLines(
      lines.map(({ text: line, line: number }) => ({ text: startProcess(line), line: number })),
      'powershell',
      WINDOWS,
    )
  },
}

/** `Start-Process celery -ArgumentList "-A", "config", "worker"` runs `celery -A config worker`. */
function startProcess(line: string): string {
  const found =
    /^\s*(?:Start-Process|saps)\s+(?:.*?-FilePath\s+)?["']?([\w.\\/:-]+)["']?\s.*?-(?:ArgumentList|Args)\s+(.+)$/i.exec(
      line,
    )
  if (!found) return line
  const [, program, list] = found
  const items = [...list!.matchAll(/"([^"]*)"|'([^']*)'|([^\s,'"@()]+)/g)].map((item) => item[1] ?? item[2] ?? item[3])
  return `${program} ${items.join(' ')}`
}

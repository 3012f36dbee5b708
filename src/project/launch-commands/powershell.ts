import { commandsOn, logicalLines, WINDOWS, type LaunchFormat } from './format.ts'

export const powershell: LaunchFormat = {
  name: 'PowerShell script',
  kind: 'machine',
  matches: (path) => /^(?:(?:[^/]+\/)?(?:scripts?|bin|docker|deploy|tools|windows)\/(?:.+\/)?)?[^/]+\.ps1$/i.test(path),
  read: (text) =>
    logicalLines(
      text.replace(/<#[\s\S]*?#>/g, (comment) => comment.replace(/[^\n]/g, ' ')),
      'powershell',
    ).flatMap(({ text: line, line: number }) => commandsOn(startProcess(line), number, 'powershell', WINDOWS)),
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

import { commandsOn, type FoundCommand, type LaunchFormat } from '../format.ts'

/** tox: `commands` and similar keys, continued on indented lines, one command each. A leading `-` ignores the exit code. */
export const ini: LaunchFormat = {
  name: 'tox.ini',
  kind: 'machine',
  matches: (path) => /^(?:[^/]+\/)?(?:tox\.ini|setup\.cfg)$/.test(path),
  read(text) {
    let inside = false
    return text.split('\n').flatMap((line, index): FoundCommand[] => {
      if (/^\s*[#;]/.test(line)) return []
      const start = /^commands(?:_pre|_post)?\s*=\s*(.*)$/.exec(line)
      if (start) inside = true
      else if (/^\S/.test(line)) inside = false
      const command = start ? start[1]! : inside ? line.trim() : ''
      return commandsOn(command.replace(/^[-!]\s*/, ''), index + 1, 'posix', [])
    })
  },
}

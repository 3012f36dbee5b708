import { commandsOn, type FoundCommand, type LaunchFormat } from '../format.ts'

/** tox: `commands` and its kin, a value that goes on in indented lines, each a command. `-` in front ignores its end. */
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

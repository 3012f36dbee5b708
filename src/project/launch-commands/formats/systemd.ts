import { execStart, unitEnvironment, unitValue } from '../../programs/systemd-unit.ts'
import { filledIn } from '../../programs/variables-file.ts'
import { posix } from 'node:path'
import { commandsOn, inFolder, LINUX, logicalLines, named, type LaunchFormat } from '../format.ts'

/** Units, with the variables of their `Environment` and `EnvironmentFile`. */
export const systemd: LaunchFormat = {
  name: 'systemd unit',
  kind: 'machine',
  matches: (path) => /\.service(?:\.(?:j2|tmpl|template|example|in))?$/.test(path),
  async read(text, path, texts) {
    const env = await unitEnvironment(text, path, texts)
    const folder = unitValue(text, 'WorkingDirectory')
    return logicalLines(text, 'posix').flatMap(({ text: line, line: number }) => {
      const command = execStart(line)
      if (command === null) return []
      const unit = posix.basename(path).replace(/\.service.*$/, '')
      return named(inFolder(commandsOn(filledIn(command, env), number, 'posix', LINUX, env), folder), unit)
    })
  },
}

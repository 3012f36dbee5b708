import { commandsOn, named, type LaunchFormat } from '../format.ts'
import { parseYaml } from '../yaml-document.ts'

/** npm scripts: run by sh, on Windows by cmd. */
export const packageJson: LaunchFormat = {
  name: 'package.json',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?package\.json$/.test(path),
  async read(text) {
    // JSON is YAML, whose parser reports lines. YAML does not allow tabs as indentation.
    const yaml = await parseYaml(text.replaceAll('\t', '  '))
    const scripts = yaml?.document.get('scripts', true)
    if (!yaml || !yaml.isMap(scripts)) return []
    return scripts.items.flatMap(({ key, value }) => {
      const command = (value as { toJSON?: () => unknown } | null)?.toJSON?.()
      const name = (key as { toJSON?: () => unknown } | null)?.toJSON?.()
      return typeof command === 'string'
        ? named(commandsOn(command, yaml.lineOf(value), 'posix', []), typeof name === 'string' ? name : null)
        : []
    })
  },
}

import { commandsOn, named, type FoundCommand, type LaunchFormat } from '../format.ts'
import { parseYaml } from '../yaml-document.ts'

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'macos', windows: 'windows' }

/** Task's Taskfile: `cmd`, `cmds` (lines, or `{cmd, platforms}`), and a task that is only a command. */
export const taskfile: LaunchFormat = {
  name: 'Taskfile',
  kind: 'machine',
  matches: (path) => /^(?:[^/]+\/)?[Tt]askfile(?:\.dist|[._][\w-]+)?\.ya?ml$/.test(path),
  async read(text) {
    const yaml = await parseYaml(text)
    const found: FoundCommand[] = []
    yaml?.eachPair((key, value, map, above) => {
      if (/^(?:desc|summary|vars|env|deps|aliases)$/.test(key)) return
      const platforms = systemsOf(yaml.own(map)['platforms'])
      for (const item of yaml.itemsOf(value)) {
        const command = item.toJSON() as unknown
        // A task that is only a command has its own key.
        const name = /^cmds?$/.test(key) ? above : key
        if (typeof command === 'string')
          found.push(...named(commandsOn(command, yaml.lineOf(item), 'posix', platforms), name))
      }
    })
    return found.sort((a, b) => a.line - b.line)
  },
}

const systemsOf = (platforms: unknown): string[] =>
  Array.isArray(platforms) ? platforms.flatMap((one) => SYSTEMS[String(one).split('/')[0]!] ?? []) : []

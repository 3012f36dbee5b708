import { celeryCommand } from '../shell/celery-commands.ts'
import { commandsOn, foundCommand, LINUX, type FoundCommand, type LaunchFormat } from '../format.ts'
import { variablesOf } from '../../programs/compose-services.ts'
import { parseYaml, wordsOf } from '../yaml-document.ts'

/** Compose files: `command` and `entrypoint`, as a string or a list, of services and of the templates they share. */
export const compose: LaunchFormat = {
  name: 'Compose file',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)(?:local|production|dev|prod|stack)\.ya?ml$/.test(path),
  async read(text) {
    const yaml = await parseYaml(text)
    const found: FoundCommand[] = []
    yaml?.eachPair((key, value, map) => {
      if (key !== 'command' && key !== 'entrypoint') return
      const words = wordsOf(value)
      // `$$` is a literal `$` in Compose.
      const own =
        typeof words === 'string' ? words.replaceAll('$$', '$') : words?.map((word) => word.replaceAll('$$', '$'))
      if (!own) return
      const line = yaml.lineOf(value)
      const service = map.toJSON() as Record<string, unknown>
      const before = key === 'command' ? entrypointOf(service) : []
      const env = variablesOf(service['environment'])
      const commands =
        typeof own === 'string'
          ? commandsOn([...before, own].join(' '), line, 'posix', LINUX, env)
          : celeryCommand([...before, ...own]).map((one) => foundCommand(one, line, LINUX, env))
      found.push(...commands)
    })
    return found
  },
}

/** The words that Compose puts before `command`. */
function entrypointOf({ entrypoint }: Readonly<Record<string, unknown>>): string[] {
  if (typeof entrypoint === 'string') return entrypoint.split(/\s+/)
  return Array.isArray(entrypoint) ? entrypoint.map(String) : []
}

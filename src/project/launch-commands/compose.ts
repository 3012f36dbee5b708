import { celeryCommand } from './celery-words.ts'
import { commandsOn, LINUX, type FoundCommand, type LaunchFormat } from './format.ts'
import { parseYaml, wordsOf } from './yaml-document.ts'

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
      // `$$` is Compose's way to write `$`.
      const own =
        typeof words === 'string' ? words.replaceAll('$$', '$') : words?.map((word) => word.replaceAll('$$', '$'))
      if (!own) return
      const line = yaml.lineOf(value)
      const entrypoint = key === 'command' ? map.toJSON()?.entrypoint : null
      const before =
        typeof entrypoint === 'string' ? entrypoint.split(/\s+/) : Array.isArray(entrypoint) ? entrypoint : []
      const commands =
        typeof own === 'string'
          ? [...commandsOn([...before, own].join(' '), line, 'posix', LINUX)]
          : celeryCommand([...before, ...own]).map(({ argv }) => ({ line, argv, platforms: LINUX }))
      found.push(...commands)
    })
    return found
  },
}

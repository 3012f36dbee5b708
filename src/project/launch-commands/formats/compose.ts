import { execForm } from '../shell/exec-form.ts'
import { dockerfile } from './dockerfile.ts'
import {
  commandsOn,
  foundCommand,
  holding,
  inFolder,
  LINUX,
  named,
  type FoundCommand,
  type LaunchFormat,
} from '../format.ts'
import type { ProjectTexts } from '../../programs/project-texts.ts'
import { foldersOf, variablesOf } from '../../programs/compose-services.ts'
import { parseYaml, wordsOf } from '../yaml-document.ts'

/** Compose files: `command` and `entrypoint`, as a string or a list, of services and of the templates they share. */
export const compose: LaunchFormat = {
  name: 'Compose file',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)(?:local|production|dev|prod|stack)\.ya?ml$/.test(path),
  async read(text, _path, texts) {
    const yaml = await parseYaml(text)
    const found: FoundCommand[] = []
    const entrypoint = await imageHasEntrypoint(texts)
    yaml?.eachPair((key, value, map, name) => {
      if (key !== 'command' && key !== 'entrypoint') return
      const words = wordsOf(value)
      // `$$` is a literal `$` in Compose.
      const own =
        typeof words === 'string' ? words.replaceAll('$$', '$') : words?.map((word) => word.replaceAll('$$', '$'))
      if (!own) return
      const line = yaml.lineOf(value)
      const service = yaml.plain(map)
      const before = key === 'command' ? entrypointOf(service) : []
      const env = variablesOf(service['environment'])
      const commands =
        typeof own === 'string'
          ? commandsOn([...before, own].join(' '), line, 'posix', LINUX, env)
          : execForm([...before, ...own], key === 'command' && before.length === 0 && entrypoint).map((one) =>
              foundCommand(one, line, LINUX, env),
            )
      found.push(...named(holding(inFolder(commands, textOf(service['working_dir'])), foldersOf(service)), name))
    })
    return found
  },
}

/** An image of the project has a program of its own that receives the command. */
export async function imageHasEntrypoint(texts: ProjectTexts): Promise<boolean> {
  const dockerfiles = texts.files.filter((file) => dockerfile.matches(file)).slice(0, 20)
  const read = await Promise.all(dockerfiles.map((file) => texts.read(file)))
  return read.some((text) => /^[ \t]*ENTRYPOINT\b/im.test(text ?? ''))
}

/** The words that Compose puts before `command`. */
function entrypointOf({ entrypoint }: Readonly<Record<string, unknown>>): string[] {
  if (typeof entrypoint === 'string') return entrypoint.split(/\s+/)
  return Array.isArray(entrypoint) ? entrypoint.map(String) : []
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

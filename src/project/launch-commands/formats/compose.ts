import { execForm } from '../shell/exec-form.ts'
import { dockerfile, entrypointWords } from './dockerfile.ts'
import {
  commandsOn,
  foundCommand,
  holding,
  inFolder,
  inImage,
  LINUX,
  named,
  type FoundCommand,
  type LaunchFormat,
} from '../format.ts'
import type { ProjectTexts } from '../../programs/project-texts.ts'
import { imageVariables } from '../../programs/image-variables.ts'
import { dockerfileOf, foldersOf, targetOf, variablesOf } from '../../programs/compose-services.ts'
import { parseYaml, wordsOf, type YamlDocument } from '../yaml-document.ts'

/** Compose files: `command` and `entrypoint`, as a string or a list, of services and of the templates they share. */
export const compose: LaunchFormat = {
  name: 'Compose file',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)(?:local|production|dev|prod|stack)\.ya?ml$/.test(path),
  // The image may have the word celery: `command: -A shop worker`.
  mentions: (text) => /celery|poolwise|worker/i.test(text),
  async read(text, path, texts) {
    const yaml = await parseYaml(text)
    const found: FoundCommand[] = []
    const entrypoint = await imageHasEntrypoint(texts)
    const images = yaml === null ? new Map<string, string>() : await imagesOf(yaml, path, texts)
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
      const read = (start: readonly string[]) =>
        typeof own === 'string'
          ? commandsOn([...start, own].join(' '), line, 'posix', LINUX, env)
          : execForm([...start, ...own], key === 'command' && before.length === 0 && entrypoint).map((one) =>
              foundCommand(one, line, LINUX, env),
            )
      const image = images.get(dockerfileOf(service, path) ?? '') ?? ''
      const alone = read(before)
      const commands =
        alone.length === 0 && key === 'command' && before.length === 0 ? read(entrypointWords(image)) : alone
      const whole = inImage(commands, imageVariables(image, targetOf(service)))
      found.push(...named(holding(inFolder(whole, textOf(service['working_dir'])), foldersOf(service)), name))
    })
    return found
  },
}

/** The Dockerfiles of the file's services, each with its text. */
async function imagesOf(yaml: YamlDocument, path: string, texts: ProjectTexts): Promise<ReadonlyMap<string, string>> {
  const files = new Set<string>()
  yaml.eachPair((key, value) => {
    const file = key === 'build' ? dockerfileOf({ build: value.toJSON() as unknown }, path) : null
    if (file !== null) files.add(file)
  })
  const read = [...files].slice(0, 20).map(async (file) => [file, (await texts.read(file)) ?? ''] as const)
  return new Map(await Promise.all(read))
}

/** An image of the project has a program of its own that receives the command. */
export function imageHasEntrypoint(texts: ProjectTexts): Promise<boolean> {
  const known = entrypoints.get(texts) ?? findEntrypoint(texts)
  entrypoints.set(texts, known)
  return known
}

/** Every Compose file asks, and all files are looked through for an answer. */
const entrypoints = new WeakMap<ProjectTexts, Promise<boolean>>()

async function findEntrypoint(texts: ProjectTexts): Promise<boolean> {
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

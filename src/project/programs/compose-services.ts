import { posix } from 'node:path'
import type { Program } from '../../facts/program.ts'
import { splitWords } from '../launch-commands/shell/split-words.ts'
import { parseYaml } from '../launch-commands/yaml-document.ts'
import type { ProjectTexts } from './project-texts.ts'
import { filledIn, variablesIn } from './variables-file.ts'

/** A program, and the folders beside its file that it has. */
export type PlacedProgram = Program & {
  readonly holds: readonly string[]
  /** What the image is built from, relative to the root; absent: not known. */
  readonly built?: { readonly context: string; readonly dockerfile: string; readonly target: string | null }
}

type Table = Readonly<Record<string, unknown>>

/** Of one file; each has all variables of the files that it names. */
const MAX_SERVICES = 1_000
const MAX_VARIABLES = 300

/** The services of a Compose file. Compose fills in variables from the `.env` beside the file. */
export async function composeServices(text: string, file: string, texts: ProjectTexts): Promise<PlacedProgram[]> {
  const yaml = await parseYaml(text)
  const services = yaml?.document.get('services', true)
  if (!yaml || !yaml.isMap(services)) return []
  const folder = posix.dirname(file)
  const shell = variablesIn((await texts.read(posix.join(folder, '.env'))) ?? '')
  const whole = asTable((yaml.document.toJS() as Table | null)?.['services'])
  const found: PlacedProgram[] = []
  const variables = new Map<string, Readonly<Record<string, string>>>()
  const inFile = async (path: string) => {
    const known = variables.get(path)
    if (known !== undefined) return known
    const all = Object.entries(variablesIn((await texts.read(posix.join(folder, path))) ?? ''))
    const read = Object.fromEntries(all.slice(0, MAX_VARIABLES))
    variables.set(path, read)
    return read
  }
  for (const { key } of services.items.slice(0, MAX_SERVICES)) {
    const name = String((key as { value?: unknown } | null)?.value ?? key)
    const service = asTable(whole[name])
    const context = contextOf(service, file)
    const dockerfile = dockerfileOf(service, file)
    const words = [...wordsOf(service['entrypoint']), ...wordsOf(service['command'])]
    found.push({
      file,
      line: yaml.lineOf(key),
      name,
      command: words.map((word) => filledIn(word.replaceAll('$$', '\0'), shell).replaceAll('\0', '$')),
      env: await environmentOf(service, inFile, shell),
      holds: foldersOf(service),
      ...(context !== null && dockerfile !== null && { built: { context, dockerfile, target: targetOf(service) } }),
      folder: typeof service['working_dir'] === 'string' ? service['working_dir'] : null,
    })
  }
  return found
}

const asTable = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {}

const wordsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? splitWords(value, 'posix').flat()
    : Array.isArray(value)
      ? value.map((word) => String(word))
      : []

/** `environment` wins over `env_file`, as in Compose. */
async function environmentOf(
  { environment, env_file: files }: Table,
  inFile: (path: string) => Promise<Readonly<Record<string, string>>>,
  shell: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const env: Record<string, string> = {}
  for (const one of Array.isArray(files) ? (files as unknown[]) : [files]) {
    const path = typeof one === 'string' ? one : asTable(one)['path']
    if (typeof path !== 'string') continue
    Object.assign(env, await inFile(path))
  }
  for (const [name, value] of Object.entries(variablesOf(environment))) env[name] = filledIn(value, shell)
  return env
}

/** The folders beside the Compose file that a service has: what is built (with the folder of its Dockerfile), what is mounted. */
export function foldersOf({ build, volumes, env_file: files }: Table): string[] {
  const { context = build, dockerfile } = asTable(build)
  const built = typeof context === 'string' ? [context] : []
  const image =
    typeof dockerfile === 'string' && built.length > 0 ? [posix.join(built[0]!, posix.dirname(dockerfile))] : []
  const mounted = (Array.isArray(volumes) ? (volumes as unknown[]) : []).flatMap((one) => {
    const source = typeof one === 'string' ? one.split(':')[0]! : asTable(one)['source']
    return typeof source === 'string' && source.startsWith('.') ? [source] : []
  })
  const named = (Array.isArray(files) ? (files as unknown[]) : [files]).flatMap((one) =>
    typeof one === 'string' && one.includes('/') ? [posix.dirname(one)] : [],
  )
  return [...built, ...image, ...mounted, ...named].filter((path) => !/^[/~]|:\/\/|\$/.test(path))
}

/** The folder that a service's image is built from, relative to the root; null: it isn't built here. */
export function contextOf({ build }: Table, file: string): string | null {
  const { context = build ?? null } = asTable(build)
  return typeof context === 'string' && !/^[/~]|:\/\/|\$/.test(context)
    ? posix.join(posix.dirname(file), context).replace(/\/$/, '')
    : null
}

/** The Dockerfile of a service, relative to the root; null: its image isn't built here. */
export function dockerfileOf(service: Table, file: string): string | null {
  const context = contextOf(service, file)
  const { dockerfile = 'Dockerfile' } = asTable(service['build'])
  return context !== null && typeof dockerfile === 'string' ? posix.join(context, dockerfile) : null
}

/** The stage of its Dockerfile that a service's image is; null: the last one. */
export function targetOf({ build }: Table): string | null {
  const { target } = asTable(build)
  return typeof target === 'string' ? target : null
}

/** `environment`, as a map or as a list of `NAME=value`; a name alone takes its value from the host. */
export function variablesOf(environment: unknown): Record<string, string> {
  const pairs: (readonly [string, unknown])[] = Array.isArray(environment)
    ? environment
        .map(String)
        .filter((pair) => pair.includes('='))
        .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
    : Object.entries(asTable(environment))
  return Object.fromEntries(
    pairs.flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : [],
    ),
  )
}

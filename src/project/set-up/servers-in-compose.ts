import { existsSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import type { ComposeServices } from '../../facts/set-up.ts'
import { parseYaml } from '../launch-commands/yaml-document.ts'
import { readText } from '../read-text.ts'
import { foldersUpToRepositoryTop } from '../repository-top.ts'

type Table = Readonly<Record<string, unknown>>

/** In the order in which Compose takes them: https://docs.docker.com/compose/intro/compose-application-model/ */
const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']

const OTHER = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)(?:local|dev|development)\.ya?ml$/
const FOR_OTHERS = /prod|test|\bci\b|stag|deploy/i

const BROKER = /\b(?:redis|valkey|keydb|dragonfly|rabbitmq)/i
const DATABASE = /\b(?:postgres|postgis|timescale|pgvector|mysql|mariadb)/i
/** Programs beside a server, with its name in theirs. */
const NO_SERVER = /commander|insight|exporter|sentinel|admin|backup|(?:^|[-_])ui$/i

const MAX_BYTES = 256 * 1024

export interface ServersInCompose {
  readonly services: ComposeServices | null
  readonly texts: readonly string[]
}

/** @param files of the project, relative to the root, shallow ones first */
export async function serversInCompose(root: string, files: readonly string[]): Promise<ServersInCompose> {
  // Compose itself looks into the folders above.
  const usual = foldersUpToRepositoryTop(root)
    .map((folder) => NAMES.map((name) => join(folder, name)).find((file) => existsSync(file)))
    .find((file) => file !== undefined)
  const found = usual === undefined ? [] : [relative(root, usual).split(sep).join('/')]
  const others = files
    .filter((file) => OTHER.test(file) && !FOR_OTHERS.test(file) && !found.includes(file))
    // `docker-compose.yml` before the `docker-compose.local.yml` beside it.
    .sort((one, other) => depth(one) - depth(other) || Number(isUsual(other)) - Number(isUsual(one)))
    .slice(0, 5)
  const texts: string[] = []
  let services: ComposeServices | null = null
  for (const file of [...found, ...others]) {
    const text = await readText(join(root, file), MAX_BYTES)
    if (text === null) continue
    const byDefault = found.includes(file)
    const override = byDefault ? await readText(join(root, overrideOf(file)), MAX_BYTES) : null
    texts.push(text, ...(override === null ? [] : [override]))
    services ??= serversIn(
      merged(await servicesOf(text), override === null ? {} : await servicesOf(override)),
      file,
      byDefault,
    )
  }
  return { services, texts }
}

const depth = (file: string): number => file.split('/').length
const isUsual = (file: string): boolean => NAMES.includes(posix.basename(file))

/** `docker-compose.override.yml`, which Compose reads as well. */
const overrideOf = (file: string): string => file.replace(/(\.ya?ml)$/, '.override$1')

async function servicesOf(text: string): Promise<Table> {
  const yaml = await parseYaml(text)
  const services = yaml?.document.get('services', true)
  return yaml && yaml.isMap(services) ? yaml.plain(services) : {}
}

const merged = (one: Table, other: Table): Table =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      { ...table(one[name]), ...table(other[name]) },
    ]),
  )

function serversIn(services: Table, file: string, byDefault: boolean): ComposeServices | null {
  const published = Object.entries(services)
    .map(([name, service]) => ({ name, ...portsOf(table(service)) }))
    .filter(({ reachable }) => reachable)
  const of = (kind: RegExp) =>
    published
      .filter(({ name, image }) => {
        const is = typeof image === 'string' ? posix.basename(image) : name
        return kind.test(is) && !NO_SERVER.test(is) && !NO_SERVER.test(name)
      })
      .map(({ name }) => name)
  const [brokers, databases] = [of(BROKER), of(DATABASE)]
  return brokers.length + databases.length === 0 ? null : { file, byDefault, brokers, databases }
}

const portsOf = ({ image, ports, network_mode: network }: Table) => ({
  image,
  reachable: (Array.isArray(ports) && ports.length > 0) || network === 'host',
})

const table = (value: unknown): Table => (typeof value === 'object' && value !== null ? (value as Table) : {})

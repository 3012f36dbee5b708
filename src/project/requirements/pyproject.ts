import type { EnvironmentTool, RequirementPart } from '../../facts/requirements.ts'
import { best, named, namedBy, type Named } from './named.ts'
import { requirementLine } from './toml-line.ts'

type Table = Readonly<Record<string, unknown>>

/** What pyproject.toml says about Celery and about the project itself. */
export interface Pyproject {
  readonly celery: Named | null
  /** The project's name; null: it has none, and cannot be installed. */
  readonly name: string | null
  /** Poetry installs dependencies only, or is told where the packages are. */
  readonly packaged: boolean
  /** It has a build system, so pip can install it. */
  readonly builds: boolean
}

const NOTHING: Pyproject = { celery: null, name: null, packaged: true, builds: false }

/** @param tool whose groups are looked at, and which of them it installs by default */
export async function readPyproject(text: string, tool: EnvironmentTool): Promise<Pyproject> {
  const { parse } = await import('smol-toml')
  let document: Table
  try {
    document = parse(text)
  } catch {
    return NOTHING
  }
  const project = table(document['project'])
  const tools = table(document['tool'])
  const poetry = table(tools['poetry'])
  const at = (one: Named | null) => one && { ...one, line: requirementLine(text, one.package) }
  const found = best([
    ...strings(project['dependencies']).map((one) => namedBy(one, 1)),
    ...entries(project['optional-dependencies']).flatMap(([name, list]) =>
      strings(list).map((one) => namedBy(one, 1, extra(name))),
    ),
    ...groups(table(document['dependency-groups']), tool, tools),
    ...ofPoetry(poetry),
    ...ofTools(tools),
  ])
  return {
    celery: at(found),
    name: text1(project['name']) ?? text1(poetry['name']),
    packaged: poetry['package-mode'] === false || poetry['packages'] !== undefined,
    builds: document['build-system'] !== undefined || project['name'] !== undefined,
  }
}

const extra = (name: string): RequirementPart => ({ kind: 'extra', name, byDefault: false })

/** PEP 735. A group may include others. */
function groups(all: Table, tool: EnvironmentTool, tools: Table): (Named | null)[] {
  const defaults = defaultGroups(tool, tools)
  const optional = (name: string) => table(table(table(tools['poetry'])['group'])[name])['optional'] === true
  const byDefault = (name: string): boolean =>
    tool === 'pdm' || (tool === 'poetry' ? !optional(name) : defaults === 'all' || defaults.includes(name))
  const members = (name: string, path: readonly string[]): string[] =>
    array(all[name]).flatMap((one) => {
      const included = text1(table(one)['include-group'])
      if (included === null || path.includes(included)) return typeof one === 'string' ? [one] : []
      return members(included, [...path, included])
    })
  return Object.keys(all).flatMap((name) =>
    members(name, [name]).map((one) => namedBy(one, 1, { kind: 'group', name, byDefault: byDefault(name) })),
  )
}

/** uv installs the group `dev` unless `default-groups` says otherwise; pip installs none. */
function defaultGroups(tool: EnvironmentTool, tools: Table): readonly string[] | 'all' {
  if (tool !== 'uv') return []
  const given = table(tools['uv'])['default-groups']
  return given === 'all' ? 'all' : Array.isArray(given) ? strings(given) : ['dev']
}

/** Poetry's own tables: a version, or a table with the version, extras and `optional`. */
function ofPoetry(poetry: Table): (Named | null)[] {
  const extras = entries(poetry['extras'])
  const partOf = (name: string, value: unknown): RequirementPart | null => {
    if (table(value)['optional'] !== true) return null
    const [one] = extras.find(([, list]) => strings(list).some((member) => member.startsWith(name))) ?? []
    return one === undefined ? null : extra(one)
  }
  const one = (name: string, value: unknown, part: RequirementPart | null) => named(name, written(name, value), 1, part)
  return [
    ...entries(poetry['dependencies']).map(([name, value]) => one(name, value, partOf(name, value))),
    ...entries(poetry['dev-dependencies']).map(([name, value]) => one(name, value, null)),
    ...entries(poetry['group']).flatMap(([group, value]) =>
      entries(table(value)['dependencies']).map(([name, spec]) =>
        one(name, spec, { kind: 'group', name: group, byDefault: table(value)['optional'] !== true }),
      ),
    ),
  ]
}

function ofTools(tools: Table): (Named | null)[] {
  const always = (kind: 'group', name: string): RequirementPart => ({ kind, name, byDefault: true })
  return [
    ...entries(table(tools['pdm'])['dev-dependencies']).flatMap(([name, list]) =>
      strings(list).map((one) => namedBy(one, 1, always('group', name))),
    ),
    ...strings(table(tools['uv'])['dev-dependencies']).map((one) => namedBy(one, 1, always('group', 'dev'))),
    ...entries(table(tools['hatch'])['envs']).flatMap(([name, environment]) =>
      [...strings(table(environment)['dependencies']), ...strings(table(environment)['extra-dependencies'])].map(
        (one) => namedBy(one, 1, { kind: 'environment', name, byDefault: name === 'default' }),
      ),
    ),
  ]
}

/** `celery[redis] ^5.4` for Poetry's forms. */
export function written(name: string, value: unknown): string {
  const spec = typeof value === 'string' ? value : text1(table(value)['version'])
  const extras = strings(table(value)['extras'])
  const version = spec === null || spec === '*' ? '' : /^[<>=!~]/.test(spec) ? spec : ` ${spec}`
  return `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}${version}`
}

export const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {}

export const entries = (value: unknown): [string, unknown][] => Object.entries(table(value))

const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const strings = (value: unknown): string[] => array(value).filter((one) => typeof one === 'string')

const text1 = (value: unknown): string | null => (typeof value === 'string' ? value : null)

import type { Document, Node, YAMLMap } from 'yaml'

/** A parsed YAML (or JSON) document with line numbers. */
export interface YamlDocument {
  readonly document: Document
  readonly isMap: (node: unknown) => node is YAMLMap
  /** 1-based line of a node; for a block scalar the line of its first text. */
  readonly lineOf: (node: unknown) => number
  /** A map as a plain object, aliases and merges resolved; empty where that would be very large. */
  readonly plain: (map: YAMLMap) => Readonly<Record<string, unknown>>
  /** The same with aliases as they are. */
  readonly own: (map: YAMLMap) => Readonly<Record<string, unknown>>
  /** The items of a list, or the node itself, aliases resolved. */
  readonly itemsOf: (node: Node) => readonly Node[]
  /** Calls back for every key and value of every map, with the map and the key under which that map stands. */
  readonly eachPair: (visit: (key: string, value: Node, map: YAMLMap, name: string | null) => void) => void
}

/** The last few: several searches parse the same file at about the same time. */
const parsed = new Map<string, Promise<YamlDocument | null>>()
const MAX_PARSED = 4

/** Templates (`{{ … }}`) and other invalid YAML are parsed as far as possible; null only for an empty document. */
export function parseYaml(text: string): Promise<YamlDocument | null> {
  const known = parsed.get(text) ?? parseText(text)
  parsed.delete(text)
  parsed.set(text, known)
  for (const [oldest] of parsed) {
    if (parsed.size <= MAX_PARSED) break
    parsed.delete(oldest)
  }
  return known
}

async function parseText(text: string): Promise<YamlDocument | null> {
  // The default export: the package is CommonJS, and the bundle has no named exports of it.
  const { default: yaml } = await import('yaml')
  const lines = new yaml.LineCounter()
  const document = yaml.parseAllDocuments(text, {
    ...{ lineCounter: lines, logLevel: 'silent', merge: true },
    // Every key is compared with every other one.
    uniqueKeys: false,
  })
  const docs = Array.isArray(document) ? document : []
  const first = docs[0]
  if (!first) return null
  // A map with thousands of keys is asked for at each of them.
  const plain = new WeakMap<YAMLMap, Readonly<Record<string, unknown>>>()
  const own = new WeakMap<YAMLMap, Readonly<Record<string, unknown>>>()
  return {
    document: first,
    isMap: yaml.isMap,
    lineOf: (node) => {
      const at = yaml.isNode(node) ? node.range?.[0] : undefined
      const line = at === undefined ? 1 : lines.linePos(at).line
      const block = yaml.isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
      return block ? line + 1 : line
    },
    plain: (map) => {
      const known = plain.get(map) ?? plainOf(map, first)
      plain.set(map, known)
      return known
    },
    own: (map) => {
      const known = own.get(map) ?? (map.toJSON() as Readonly<Record<string, unknown>>)
      own.set(map, known)
      return known
    },
    itemsOf: (node) =>
      yaml.isSeq(node)
        ? node.items.flatMap((item) =>
            yaml.isAlias(item) ? (item.resolve(first) ?? []) : yaml.isNode(item) ? item : [],
          )
        : [node],
    eachPair: (visit) => {
      for (const doc of docs) {
        yaml.visit(doc, {
          Map: (_key, map, path) => {
            const above = path.findLast((node) => yaml.isPair(node))
            const name = yaml.isPair(above) && yaml.isScalar(above.key) ? String(above.key.value) : null
            for (const pair of map.items) {
              const value = yaml.isAlias(pair.value) ? pair.value.resolve(doc) : pair.value
              if (yaml.isScalar(pair.key) && yaml.isNode(value)) visit(String(pair.key.value), value, map, name)
            }
          },
        })
      }
    },
  }
}

function plainOf(map: YAMLMap, document: Document): Readonly<Record<string, unknown>> {
  try {
    return (map.toJS(document) ?? {}) as Record<string, unknown>
  } catch {
    // More than a hundred aliases: it is made to be too large.
    return {}
  }
}

/** A node as a plain string or list of strings; null for anything else. */
export function wordsOf(node: { toJSON(): unknown }): string | string[] | null {
  const value = node.toJSON()
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.map((word) => String(word)) : null
}

/**
 * The line of a key in a TOML document: smol-toml gives positions of syntax errors only. It is asked for after the parser has
 * accepted the document, so what isn't TOML needn't be told.
 * @param path keys joined by dots, entries of arrays of tables by their number: `silence.0.until`
 * @returns counted from 1; that of the table where the key isn't there, null where that isn't either
 */
export function lineOfKey(text: string, path: string): number | null {
  const lines = keyLines(text)
  for (let known = path; known !== ''; known = known.slice(0, Math.max(0, known.lastIndexOf('.')))) {
    const line = lines.get(known)
    if (line !== undefined) return line
  }
  return null
}

/** A quoted string, whose quotes may be tripled; a bare key; anything else is one character. */
const TOKEN = /"""(?:\\[^]|(?!""")[^])*"{3,5}|'''[^]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|[\w-]+|[^]/gy

function keyLines(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  /** How many entries each array of tables has so far. */
  const entries = new Map<string, number>()
  const note = (path: string, line: number) => {
    if (!lines.has(path)) lines.set(path, line)
  }
  let table = ''
  let line = 1
  /** Words of a key since the last line end, and whether its `=` has been passed. */
  let key: string[] = []
  let inValue = false
  let depth = 0
  let header = 0
  for (const [token] of text.matchAll(TOKEN)) {
    if (inValue) {
      if (token === '[' || token === '{') depth++
      else if (token === ']' || token === '}') depth--
      else if (token === '\n' && depth === 0) inValue = false
      if (!inValue) key = []
    } else if (token === '[' && key.length === 0) header++
    else if (token === ']' && header > 0) {
      table = opened(key.join('.'), header === 2, entries)
      note(table, line)
      key = []
      // A second bracket and a comment may follow.
      header = 0
    } else if (token === '=') {
      note([table, ...key].filter(Boolean).join('.'), line)
      inValue = true
      depth = 0
    } else if (token === '\n') key = []
    else if (/^[\w"'-]/.test(token)) key.push(unquoted(token))
    line += token.split('\n').length - 1
  }
  return lines
}

/** The path of the table that a header opens: below the last entry of each array of tables on its way. */
function opened(name: string, isArray: boolean, entries: Map<string, number>): string {
  const parts = name.split('.')
  const path = parts.reduce((above, part, index) => {
    const here = above === '' ? part : `${above}.${part}`
    const count = entries.get(here)
    return count === undefined || (isArray && index === parts.length - 1) ? here : `${here}.${count - 1}`
  }, '')
  if (!isArray) return path
  const count = entries.get(path) ?? 0
  entries.set(path, count + 1)
  return `${path}.${count}`
}

const unquoted = (word: string): string => word.replace(/^(["'])([^]*)\1$/, '$2')

/** Stands for an expression whose value only Python knows; never judged, like a placeholder of a template. */
export const UNKNOWN = '{expression}'

/** An argument of a call, or an item of a list. */
export interface Argument {
  /** Null: a positional one. */
  readonly name: string | null
  readonly source: string
}

const MAX_LENGTH = 8_000

/**
 * The arguments of a call, or the items of a list, from the bracket that opens it.
 * @param code the source with strings and comments blanked (blankStrings), in which brackets are those of the code
 * @returns null when it isn't closed within a reasonable length
 */
export function argumentsAt(source: string, code: string, open: number): Argument[] | null {
  const found: Argument[] = []
  let depth = 0
  let start = open + 1
  const take = (end: number) => {
    const blank = code.slice(start, end)
    if (blank.trim() !== '') found.push(argumentOf(withoutComments(source.slice(start, end), blank)))
    start = end + 1
  }
  for (let i = open; i < Math.min(code.length, open + MAX_LENGTH); i++) {
    const char = code[i]!
    if ('([{'.includes(char)) depth++
    else if (char === ',' && depth === 1) take(i)
    else if (')]}'.includes(char) && --depth === 0) {
      take(i)
      return found
    }
  }
  return null
}

function argumentOf(text: string): Argument {
  const [, name, value] = /^\s*([A-Za-z_]\w*)\s*=(?!=)([\s\S]*)$/.exec(text) ?? []
  return name === undefined ? { name: null, source: text.trim() } : { name, source: value!.trim() }
}

/** Comments are blank in the code, and no other `#` is outside of strings there. */
function withoutComments(text: string, blank: string): string {
  const lines = blank.split('\n')
  return text
    .split('\n')
    .map((line, index) => {
      const at = line.indexOf('#')
      return at >= 0 && lines[index]!.slice(at).trim() === '' && !/["']/.test(lines[index]!.slice(at))
        ? line.slice(0, at)
        : line
    })
    .join('\n')
}

/** The value of a string or a number; UNKNOWN for any other expression. */
export function literalOf(source: string): string {
  const [, prefix = '', text] = /^([a-z]{0,2})(?:"""|'''|["'])([\s\S]*?)(?:"""|'''|["'])$/i.exec(source) ?? []
  if (text !== undefined) {
    if (/["']/.test(text) && !/^["']{3}/.test(source.slice(prefix.length)) && text.includes(source.at(-1)!))
      return UNKNOWN
    return /f/i.test(prefix) ? text.replaceAll(/\{[^{}]*\}/g, UNKNOWN) : text
  }
  if (/^\d+$/.test(source)) return source
  return source === 'sys.executable' ? 'python' : UNKNOWN
}

/** The words of a list or a tuple; null for another expression. */
export function wordsOfList(source: string, code: string): string[] | null {
  if (!/^[[(]/.test(source)) return null
  const items = argumentsAt(source, code, 0)
  return items === null ? null : items.map((item) => literalOf(item.source))
}

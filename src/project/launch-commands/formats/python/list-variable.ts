import { argumentsAt, literalOf, UNKNOWN } from './arguments.ts'

/** The words of a list that is built step by step. */
export interface BuiltList {
  readonly words: readonly string[]
  /** Words that are added on Windows alone: below `if sys.platform == "win32":`. Empty: the same everywhere. */
  readonly onWindows: readonly string[]
}

const ON_WINDOWS = /win32|os\.name\s*==\s*["']nt|["']Windows["']/

/**
 * The list that a variable has: `argv = ["worker"]`, then `argv += ["--pool=solo"]` or `argv.append("--pool=solo")`.
 * @param name an identifier, or `sys.argv`
 * @returns null when the file assigns no list to it
 */
export function listVariable(name: string, text: string, code: string): BuiltList | null {
  if (!/^(?:[A-Za-z_]\w{0,80}|sys\.argv)$/.test(name)) return null
  const escaped = name.replace('.', '\\.')
  const assigned = [
    ...code.matchAll(new RegExp(`(?<![\\w.])${escaped}[ \\t]*(?::[^=\\n]{0,80})?=[ \\t]*(?=\\[)`, 'g')),
  ].at(-1)
  if (assigned === undefined) return null
  const words = itemsAt(assigned.index + assigned[0].length, text, code)
  const onWindows: string[] = []
  const additions = code.matchAll(
    new RegExp(`(?<![\\w.])${escaped}[ \\t]*(?:\\+=[ \\t]*(?=\\[)|\\.append(?=\\()|\\.extend\\((?=\\[))`, 'g'),
  )
  for (const addition of additions) {
    if (addition.index < assigned.index) continue
    const added = itemsAt(addition.index + addition[0].length, text, code)
    if (ON_WINDOWS.test(condition(text, addition.index))) onWindows.push(...added)
    // Another condition is not known to hold.
    else words.push(...(isIndentedLike(text, assigned.index, addition.index) ? added : [UNKNOWN]))
  }
  return { words, onWindows }
}

const itemsAt = (open: number, text: string, code: string): string[] =>
  argumentsAt(text, code, open)?.map(({ source }) => literalOf(source)) ?? [UNKNOWN]

/** The line above, where it is a condition; a condition may also stand in the same line. */
function condition(text: string, at: number): string {
  const lines = text.slice(Math.max(0, at - 400), at).split('\n')
  return (
    lines
      .slice(-3)
      .filter((line) => /^\s*(?:el)?if\b/.test(line))
      .at(-1) ?? ''
  )
}

const isIndentedLike = (text: string, one: number, other: number): boolean =>
  indentOf(text, one) === indentOf(text, other)

const indentOf = (text: string, at: number): number =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))![0].length

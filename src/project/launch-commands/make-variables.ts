/** Longer lines are left as they are: variables of variables can grow without end. */
const MAX_LENGTH = 4096

const ASSIGNMENT = /^(?:export\s+|override\s+)*([A-Za-z_][\w.-]*)\s*(?:\?|:{1,3})?=[ \t]*(.*)$/

/**
 * Fills in variables of a Makefile: `-Q $(QUEUES)`. Those that its own lines give one value, and no command of the shell does;
 * others stay. https://www.gnu.org/software/make/manual/html_node/Flavors.html
 * @param lines the logical lines of the file
 */
export function makeVariables(lines: readonly string[]): (recipe: string) => string {
  const values = new Map<string, string | null>()
  for (const line of lines) {
    const [, name, written = ''] = ASSIGNMENT.exec(line) ?? []
    if (name === undefined) continue
    const value = written.replace(/(?:^|\s+)#.*$/, '').trim()
    // Different values, in branches of `ifdef`: which one counts is not known.
    values.set(name, values.has(name) && values.get(name) !== value ? null : value)
  }
  const resolved = new Map<string, string | null>()
  const resolve = (name: string): string | null => {
    const known = resolved.get(name)
    if (known !== undefined) return known
    // A variable that names itself has no value; each one is worked out once.
    resolved.set(name, null)
    const value = values.get(name) ?? null
    const filled = value === null || value.length > MAX_LENGTH ? null : fill(value)
    const usable = filled === null || filled.includes('$') || filled.length > MAX_LENGTH ? null : filled
    resolved.set(name, usable)
    return usable
  }
  const fill = (text: string): string =>
    text.replaceAll(
      /(?<!\$)\$(?:\(([\w.-]+)\)|\{([\w.-]+)\})/g,
      (whole, round?: string, curly?: string) => resolve(round ?? curly ?? '') ?? whole,
    )
  return (recipe) => {
    const filled = recipe.length > MAX_LENGTH ? recipe : fill(recipe)
    return filled.length > MAX_LENGTH ? recipe : filled
  }
}

/** Variables set beside a command. */
export type Env = Readonly<Record<string, string | undefined>>

/** A word that may expand to any other, or to several: a variable, or a placeholder of a template or a text. */
export const isUnreadable = (word: string): boolean =>
  /^-{0,2}(?:[$%@{<[(*]|\.\.\.|…)/.test(word) || word === '' || word === '\\'

/**
 * The value that the program would receive, where it is known: the word itself, a variable set beside the command, the
 * default in `${POOL:-solo}`. Null otherwise.
 */
export function literal(word: string, env: Env): string | null {
  const variable = /^\$\{(\w+)(?::?-([^${}]*))?\}$|^\$(\w+)$|^%(\w+)%$|^\$env:(\w+)$/i.exec(word)
  if (variable) {
    const [, braced, fallback, bare, percent, powershell] = variable
    const set = env[braced ?? bare ?? percent ?? powershell ?? '']
    return set !== undefined && set !== '' && isPlain(set)
      ? set
      : fallback !== undefined && isPlain(fallback)
        ? fallback
        : null
  }
  return isPlain(word) ? word : null
}

/** Without the syntax of shells, templates and documentation: `$`, `%h`, `{{`, `<n>`, `a|b`, `N...`. */
const isPlain = (word: string): boolean => word !== '' && /^[\w.,:=+/@ -]+$/.test(word) && !word.includes('...')

/** Variables that stand with a command. */
export type Env = Readonly<Record<string, string | undefined>>

/** A word that may become any other, or several: a variable, a template's or a documentation's placeholder. */
export const isUnreadable = (word: string): boolean =>
  /^-{0,2}(?:[$%@{<[(*]|\.\.\.|…)/.test(word) || word === '' || word === '\\'

/**
 * What the program would be given, where that can be told: the word itself, a variable that is set beside the command,
 * the default in `${POOL:-solo}`. Null for everything else: it isn't guessed.
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

/** Nothing in it is a shell's, a template's or a documentation's: no `$`, `%h`, `{{`, `<n>`, `a|b`, `N...`. */
const isPlain = (word: string): boolean => word !== '' && /^[\w.,:=+/@ -]+$/.test(word) && !word.includes('...')

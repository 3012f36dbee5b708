/** The variables in a file such as `.env` or `/etc/default/celeryd`: `NAME=value`, quotes removed. */
export function variablesIn(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const [, name, raw = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? []
    if (name !== undefined) found[name] = unquoted(raw.trim())
  }
  return found
}

function unquoted(value: string): string {
  const quote = value[0]
  if (quote === '"' || quote === "'") {
    const end = value.indexOf(quote, 1)
    return end < 0 ? value : value.slice(1, end)
  }
  return value.split(/\s#/)[0]!.trimEnd()
}

/** A text with its variables filled in, where they are known: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`. */
export const filledIn = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replaceAll(
    /\$\{(\w+)(?::?-([^${}]*))?\}|\$(\w+)/g,
    (whole, braced: string | undefined, fallback: string | undefined, bare: string | undefined) =>
      env[braced ?? bare ?? ''] ?? fallback ?? whole,
  )

/** Tables in which a name is a command, a place or a title, not a package. */
const NO_PACKAGES =
  /(?:^|\.)(?:gui-scripts|scripts|tasks|entry-points(?:\..+)?|plugins(?:\..+)?|source|requires|pipenv)$/
/** Lists of a project's own table that may name Celery without requiring it. */
const TITLES = new Set(['name', 'description', 'keywords', 'classifiers'])

/**
 * The line, counted from 1, that requires a package in a TOML file whose requirements are known already; 1: none found.
 * A list of keywords or a script may have the same name.
 */
export function requirementLine(text: string, name: string): number {
  const quoted = new RegExp(String.raw`["']${name}["'[(<>=!~;@ ]`, 'i')
  let header = ''
  let key = ''
  for (const [index, line] of text.split('\n').entries()) {
    const [, table] = /^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*(?:#.*)?$/.exec(line) ?? []
    if (table !== undefined) {
      header = table.replaceAll(/["' ]/g, '')
      key = ''
      if (header.toLowerCase().endsWith(`dependencies.${name}`)) return index + 1
      continue
    }
    key = /^[ \t]*["']?([\w.-]+)["']?[ \t]*=(?!=)/.exec(line)?.[1] ?? key
    if (NO_PACKAGES.test(header) || TITLES.has(key)) continue
    const assigned = new RegExp(String.raw`^[ \t]*["']?${name}["']?[ \t]*=(?!=)`, 'i').test(line)
    if (assigned || quoted.test(line)) return index + 1
  }
  return 1
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startOfText } from '../platform/read-file.ts'

/** Files in which variables and their values stand, or commands; not the examples, whose values are nobody's. */
const FILES =
  /^(?:\.env(?:\..+)?|.+\.env|\.envrc|\.flaskenv|(?:docker-)?compose(?:\..+)?\.ya?ml|Procfile(?:\..+)?|.+\.(?:bat|cmd|ps1|sh))$/i
const EXAMPLES = /example|sample|template|dist\b|default/i
const MAX_FILES = 20
const MAX_BYTES = 256 * 1024

/** The texts of a folder's .env and Compose files, Procfiles and scripts, whose secrets a worker may show in its log. */
export const variableFiles = (folder: string): string[] =>
  names(folder)
    .filter((name) => FILES.test(name) && !EXAMPLES.test(name))
    .slice(0, MAX_FILES)
    .map((name) => startOfText(join(folder, name), MAX_BYTES))

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

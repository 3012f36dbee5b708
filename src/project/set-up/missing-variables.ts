import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { SetUpFact } from '../../facts/set-up.ts'
import { isProductionCode } from '../production-code.ts'
import { readText } from '../read-text.ts'

/** `.env.example`, `env-sample`, `.example.env`. */
const EXAMPLE =
  /^\.?env[._-](?:example|sample|template|tmpl|dist|default)s?$|^\.?(?:example|sample|template|default)[._-]env$/i

/** django-environ, python-dotenv, decouple, pydantic-settings, and what Compose and honcho read on their own. */
const READS =
  /\b(?:load_dotenv|dotenv_values|find_dotenv|read_env|dynaconf)\b|\bfrom decouple import\b|\benv_file\b|["'./\s]\.env["'\s]|\bset -a\b/i
const READS_IN_COMPOSE = /\benv_file\b|\$\{\w+/

const MAX_FILES = 400
const MAX_BYTES = 256 * 1024

/**
 * The first folder in which an example stands and the file itself does not, if something in the project reads such a file.
 * @param folders relative to the root, in the order in which they are looked at
 * @param composeTexts of the Compose files of the project
 */
export async function missingVariables(
  root: string,
  folders: readonly string[],
  files: readonly string[],
  composeTexts: readonly string[],
): Promise<SetUpFact['variables']> {
  for (const folder of folders) {
    const names = await readdir(join(root, folder)).catch((): string[] => [])
    // `.env.example` before `.env.template`, and hidden files before others.
    const example = names.filter((name) => EXAMPLE.test(name)).sort()[0]
    if (example === undefined || names.includes('.env')) continue
    if (!composeTexts.some((text) => READS_IN_COMPOSE.test(text)) && !(await anyReads(root, files))) return null
    return { example: posix.join(folder, example), file: posix.join(folder, '.env') }
  }
  return null
}

async function anyReads(root: string, files: readonly string[]): Promise<boolean> {
  const sources = files
    .filter(
      (file) =>
        (file.endsWith('.py') && isProductionCode(file)) || /(?:^|\/)(?:Makefile|Procfile[^/]*|Pipfile)$/.test(file),
    )
    .slice(0, MAX_FILES)
  // Pipenv loads `.env` for every command.
  if (sources.some((file) => file.endsWith('Pipfile'))) return true
  for (const file of sources) {
    const text = await readText(join(root, file), MAX_BYTES)
    if (text !== null && READS.test(text)) return true
  }
  return false
}

import { join } from 'node:path'
import { isProductionCode } from './production-code.ts'
import { readText } from './read-text.ts'

export interface DjangoFiles {
  /** Path of manage.py relative to the root, with / as separator. */
  readonly managePy: string
  /** The settings module that it names; null if it is computed. */
  readonly settings: string | null
}

/** manage.py in the root, otherwise the shallowest one below it. */
export async function findDjango(root: string, files: readonly string[]): Promise<DjangoFiles | null> {
  const candidates = files.filter((file) => /^(?:[^/]+\/){0,2}manage\.py$/.test(file) && isProductionCode(file))
  for (const managePy of candidates) {
    const text = await readText(join(root, managePy), 256 * 1024)
    // Flask projects have a manage.py of their own.
    if (text !== null && /django|DJANGO_SETTINGS_MODULE|execute_from_command_line/.test(text)) {
      return { managePy, settings: settingsModule(text) }
    }
  }
  return null
}

/** The settings module that a manage.py (or wsgi.py) sets. */
export function settingsModule(text: string): string | null {
  const code = text.replace(/^[ \t]*#.*$/gm, '')
  const direct = /DJANGO_SETTINGS_MODULE["']\s*(?:,|\]\s*=)\s*["']([\w.]+)["']/.exec(code)
  // os.environ.setdefault('DJANGO_SETTINGS_MODULE', os.getenv('SETTINGS', 'config.settings'))
  const nested = /DJANGO_SETTINGS_MODULE["']\s*(?:,|\]\s*=)\s*[\w.]+\([^()]*?,\s*["']([\w.]+)["']\s*,?\s*\)/.exec(code)
  return direct?.[1] ?? nested?.[1] ?? null
}

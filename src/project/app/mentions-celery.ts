import { join } from 'node:path'
import { readText } from '../read-text.ts'
import { blankStrings } from './python-source.ts'
import { moduleNames } from './module-path.ts'

const MAX_BYTES = 512 * 1024

/**
 * Whether the module that a README names can still have the app: documentation is older than the source. A module that is
 * there has to mention Celery, and the name behind the colon.
 */
export async function mentionsCelery(root: string, app: string, files: ReadonlySet<string>): Promise<boolean> {
  const attribute = /:(\w+)/.exec(app)?.[1]
  const paths = moduleNames(app).flatMap((name) => {
    const path = name.join('/')
    return [`${path}.py`, `${path}/celery.py`, `${path}/__init__.py`]
  })
  const here = paths.filter((path) => files.has(path))
  const found = here.length > 0 ? here : [...files].filter((file) => paths.some((path) => file.endsWith(`/${path}`)))
  for (const file of found) {
    const text = await readText(join(root, file), MAX_BYTES)
    // `from .core import *` and the like may bring anything.
    if (text === null || /import\s+\*|__getattr__/.test(text)) return true
    const code = blankStrings(text)
    if (/celery/i.test(text) && (attribute === undefined || new RegExp(`\\b${attribute}\\b`).test(code))) return true
  }
  return found.length === 0
}

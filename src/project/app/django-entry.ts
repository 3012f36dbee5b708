import { join, posix } from 'node:path'
import type { AppCandidate } from '../../facts/app.ts'
import { readText } from '../read-text.ts'
import { importedApps } from './source-hints.ts'

const MAX_BYTES = 512 * 1024
const VARIABLE = 'DJANGO_SETTINGS_MODULE'

/**
 * The module beside manage.py that a worker is started with, where the package's own `celery.py` leaves the variable
 * to it: it sets DJANGO_SETTINGS_MODULE, then imports the app.
 * @param candidate the app of Django's package
 * @returns null if the package's module sets the variable itself, or no module does it for it
 */
export async function djangoEntry(
  root: string,
  candidate: AppCandidate,
  files: ReadonlySet<string>,
): Promise<AppCandidate | null> {
  const read = (file: string) => readText(join(root, file), MAX_BYTES)
  if ((await read(candidate.where))?.includes(VARIABLE)) return null
  const folder = candidate.importRoot ?? '.'
  const module = (folder === '.' ? candidate.where : posix.relative(folder, candidate.where))
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.')
  for (const file of files) {
    const name = /^(?!(?:manage|wsgi|asgi|conftest|setup)\.py$)([A-Za-z_]\w*)\.py$/.exec(posix.basename(file))?.[1]
    if (name === undefined || posix.dirname(file) !== folder) continue
    const text = (await read(file)) ?? ''
    if (!text.includes(VARIABLE)) continue
    const [app] = ['app', 'celery', 'celery_app'].flatMap((attribute) => importedApps(text, module, attribute))
    if (app === undefined) continue
    const value = app.name === 'app' || app.name === 'celery' ? name : `${name}:${app.name}`
    return { ...candidate, app: value, where: file }
  }
  return null
}

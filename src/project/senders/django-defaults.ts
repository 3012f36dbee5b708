import { posix } from 'node:path'
import { settingsModule } from '../django.ts'
import { isProductionCode } from '../production-code.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { imageSettings } from './image-settings.ts'
import type { Sender } from './sender.ts'

const VARIABLE = 'DJANGO_SETTINGS_MODULE'
/** The environment of the process decides nothing for the worker. */
const OVERRIDES = /^[^#\n]*\benviron\[\s*["']DJANGO_SETTINGS_MODULE["']\s*\]\s*=(?!=)/m
/** Files that set or explain an environment; those of tests name settings for tests. */
const ENVIRONMENTS =
  /^(?!\.github\/).*(?:(?:^|\/)[^/.]+|\.(?:ya?ml|env|sh|bash|bat|cmd|ps1|service|conf|json|md|rst|txt|dockerfile)|(?:^|\/)\.?env[\w.-]*|[Dd]ockerfile[\w.-]*)$/
const MOST_FILES = 300

/**
 * The settings that manage.py, wsgi.py and asgi.py name where the environment names none, if the worker's are none of them.
 * Where they differ, `manage.py` often is for development and `wsgi.py` for production: the worker has to agree with one.
 */
export async function djangoDefaults(
  worker: string | null,
  appFile: string | null,
  managePy: string | null,
  texts: ProjectTexts,
): Promise<Sender[]> {
  const { files } = texts
  if (worker === null || managePy === null) return []
  const image = (await imageSettings(texts))[VARIABLE]
  const overridden = appFile !== null && image !== undefined && OVERRIDES.test((await texts.read(appFile)) ?? '')
  if (overridden && image !== worker) {
    const name = `the image (${image})`
    return [{ where: appFile, by: 'default', name, env: { [VARIABLE]: image }, workerEnv: {}, variables: [VARIABLE] }]
  }
  const folder = posix.dirname(managePy)
  const entries = files.filter(
    (file) =>
      file === managePy || (/(?:^|\/)[aw]sgi\.py$/.test(file) && isProductionCode(file) && isBelow(file, folder)),
  )
  const found: Sender[] = []
  for (const file of entries) {
    const text = (await texts.read(file)) ?? ''
    const module = settingsModule(text)
    // Computed, or another project's.
    if (module === null) return []
    if (module === worker) return []
    const line = text.slice(0, text.indexOf(module)).split('\n').length
    const env = { [VARIABLE]: module }
    const name = `${file} (${module})`
    found.push({
      where: `${file}:${line}`,
      by: 'default',
      name,
      env,
      workerEnv: {},
      variables: [VARIABLE],
      group: VARIABLE,
    })
  }
  return found.length > 0 && (await namedElsewhere(files, texts)) ? [] : found
}

const isBelow = (file: string, folder: string): boolean => folder === '.' || file.startsWith(`${folder}/`)

/** An image, a unit or a script sets the variable: the defaults in the files decide nothing there. */
async function namedElsewhere(files: readonly string[], texts: ProjectTexts): Promise<boolean> {
  for (const file of files.filter((one) => ENVIRONMENTS.test(one)).slice(0, MOST_FILES)) {
    if ((await texts.read(file))?.includes(VARIABLE)) return true
  }
  return false
}

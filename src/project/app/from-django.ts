import { posix } from 'node:path'
import type { AppCandidate } from '../../facts/app.ts'
import type { ProjectFact } from '../../facts/project.ts'

/** Files next to the settings in which Django projects keep their app, and the matching value of -A. */
const MODULE_FILES: readonly (readonly [file: string, suffix: string])[] = [
  ['celery.py', ''],
  ['celery/__init__.py', ''],
  ['celery_app.py', '.celery_app'],
  ['celeryapp.py', '.celeryapp'],
]

/** A Django project's app is usually next to its settings: manage.py names `config.settings.base`, the app is `config`. */
export function appOfDjango(
  { managePy, djangoSettings }: Pick<ProjectFact, 'managePy' | 'djangoSettings'>,
  files: ReadonlySet<string>,
): AppCandidate[] {
  if (!managePy || !djangoSettings) return []
  const folder = posix.dirname(managePy)
  const packages = djangoSettings.split('.').slice(0, -1)
  // From the settings' own package outwards: `shop.config.settings` may have its app in `shop.config` or in `shop`.
  return packages
    .map((_, index) => packages.slice(0, index + 1))
    .flatMap((names) =>
      MODULE_FILES.flatMap(([file, suffix]): AppCandidate[] => {
        const path = posix.join(folder, ...names, file)
        if (!files.has(path)) return []
        return [
          {
            app: names.join('.') + suffix,
            source: 'django',
            where: path,
            ...(folder !== '.' && { importRoot: folder }),
          },
        ]
      }),
    )
}

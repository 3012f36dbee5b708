import type { PackagesFact } from '../../facts/python.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'

/**
 * `python -m celery`, manage.py and most servers have the project's folder first on sys.path, so a celery.py there is
 * imported in place of the package. The `celery` script has its own folder first: a worker may start all the same, and
 * whoever sends the tasks fails.
 */
export const celeryNotShadowed = defineCheck({
  id: 'python.celery-not-shadowed',
  title: 'No file of the project hides Celery or a package that it needs',
  tier: 'local',
  severity: 'error',
  needs: ['project'],
  considers: ['celeryImport', 'packages'],
  evaluate({ project, celeryImport, packages }) {
    const found = project.shadowing.find(({ module }) => packages === undefined || isInstalled(module, packages))
    const by = celeryImport?.status === 'shadowed' ? celeryImport.by : found?.path
    if (by === undefined) return pass()
    const module = project.shadowing.find(({ path }) => path === by)?.module ?? 'celery'
    return fail({
      message: `${by} hides the installed package ${module}: Python imports the project's file in its place.`,
      evidence: { file: by, hides: module, all: project.shadowing.map(({ path }) => path) },
      location: { file: by, line: null },
      remedy: remedy(
        `Rename ${by} (to ${by.replace(/(\w+)(\.py|\/__init__\.py)$/, '$1_app$2')}, for example) and the imports of it, or move it into a package of the project.`,
      ),
    })
  },
})

/** Distributions whose name isn't their module's. */
const DISTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  dateutil: ['python-dateutil'],
  pkg_resources: ['setuptools'],
  psycopg2: ['psycopg2', 'psycopg2-binary'],
  yaml: ['pyyaml'],
}

/** An app called `flower` hides nothing where Flower isn't installed. */
const isInstalled = (module: string, packages: PackagesFact): boolean =>
  (DISTRIBUTIONS[module] ?? [module.replaceAll('_', '-')]).some((name) => packages[name] !== undefined)

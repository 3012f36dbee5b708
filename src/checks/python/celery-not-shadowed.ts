import type { PackagesFact } from '../../facts/python.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'

/**
 * With `python -m celery`, manage.py and most servers the project's folder is first on sys.path, so a celery.py there
 * shadows the package. With the `celery` script its own folder is first: the worker may start while the processes that
 * send tasks fail.
 */
export const celeryNotShadowed = defineCheck({
  id: 'python.celery-not-shadowed',
  title: 'No file of the project shadows Celery or a package that it needs',
  tier: 'local',
  severity: 'error',
  needs: ['project'],
  considers: ['celeryImport', 'packages'],
  after: ['python.environment-exists'],
  evaluate({ project, celeryImport, packages }) {
    // Its celery.py is a part of the package: app.found says where to start.
    if (project.insidePackage) return pass()
    const found = project.shadowing.find(({ module }) => packages === undefined || isInstalled(module, packages))
    const by = celeryImport?.status === 'shadowed' ? celeryImport.by : found?.path
    if (by === undefined) return pass()
    const module = project.shadowing.find(({ path }) => path === by)?.module ?? 'celery'
    return fail({
      message: `${by} shadows the installed package ${module}: Python imports the file instead of the package.`,
      evidence: { file: by, hides: module, all: project.shadowing.map(({ path }) => path) },
      location: { file: by, line: null },
      remedy: remedy(
        `Rename ${by} (for example to ${by.replace(/(\w+)(\.py|\/__init__\.py)$/, '$1_app$2')}) and its imports, or move it into a package of the project.`,
      ),
    })
  },
})

/** The distributions of modules with another name. */
const DISTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  dateutil: ['python-dateutil'],
  pkg_resources: ['setuptools'],
  psycopg2: ['psycopg2', 'psycopg2-binary'],
  yaml: ['pyyaml'],
}

/** An app named `flower` shadows nothing where Flower is not installed. */
const isInstalled = (module: string, packages: PackagesFact): boolean =>
  (DISTRIBUTIONS[module] ?? [module.replaceAll('_', '-')]).some((name) => packages[name] !== undefined)

import { defineCheck, fail, pass } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'

/** Celery puts the current directory first on sys.path, so a celery.py there is imported in place of the package. */
export const celeryNotShadowed = defineCheck({
  id: 'python.celery-not-shadowed',
  title: 'No file of the project hides Celery or a package that it needs',
  tier: 1,
  severity: 'error',
  needs: ['project'],
  considers: ['celeryImport'],
  evaluate({ project, celeryImport }) {
    const found = project.shadowing[0]
    const by = celeryImport?.status === 'shadowed' ? celeryImport.by : found?.path
    if (by === undefined) return pass()
    const module = project.shadowing.find(({ path }) => path === by)?.module ?? 'celery'
    return fail({
      message: `${by} hides the installed package ${module}: Python imports the project's file in its place.`,
      evidence: { file: by, hides: module, all: project.shadowing.map(({ path }) => path) },
      location: { file: by, line: null },
      remedy: remedy(
        `Rename ${by} (to ${by.replace(/^(\w+)/, '$1_app')}, for example) and the imports of it, or move it into a package of the project.`,
      ),
    })
  },
})

import { defineCheck, fail, pass } from '../define-check.ts'
import { installFixes } from '../remedy/install-fix.ts'
import { installPackage } from '../remedy/install-package.ts'
import { remedy } from '../remedy/commands.ts'

export const celeryInstalled = defineCheck({
  id: 'python.celery-installed',
  title: 'Celery can be imported with this interpreter',
  tier: 'local',
  severity: 'error',
  needs: ['celeryImport', 'python', 'project', 'interpreter'],
  considers: ['packages'],
  after: [
    'python.own-environment',
    'python.version-supported',
    'python.celery-not-shadowed',
    'python.versions-compatible',
  ],
  evaluate({ celeryImport, python, project, interpreter, packages }) {
    const evidence = {
      interpreter: python.executable,
      found: interpreter.source,
      celery: packages?.['celery']?.version ?? null,
    }
    if (celeryImport.status === 'missing') {
      return fail({
        message: `Celery is not installed for ${python.executable}.`,
        evidence: { ...evidence, 'celery on PATH': interpreter.celeryOnPath },
        remedy: {
          ...installPackage(project, python.executable, 'celery'),
          fixes: installFixes(project, python, 'celery'),
        },
      })
    }
    if (celeryImport.status === 'raised') {
      const { error, missingModule } = celeryImport
      return fail({
        message: `Celery is installed but cannot be imported: ${error}`,
        evidence,
        remedy: missingModule
          ? installPackage(project, python.executable, missingModule)
          : remedy(
              "Install the project's requirements into a new environment. The usual cause is an incomplete upgrade.",
            ),
      })
    }
    return pass(evidence)
  },
})

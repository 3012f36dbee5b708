import { defineCheck, fail, pass } from '../define-check.ts'
import { distributionOf } from '../remedy/distribution-of.ts'
import { completeEnvironment } from '../remedy/complete-environment.ts'
import { installCelery } from '../remedy/install-celery.ts'
import { remedy } from '../remedy/commands.ts'

export const celeryInstalled = defineCheck({
  id: 'python.celery-installed',
  title: 'Celery can be imported with this interpreter',
  tier: 'local',
  severity: 'error',
  needs: ['celeryImport', 'python', 'project', 'interpreter', 'platform'],
  considers: ['packages', 'requirements'],
  after: [
    'python.own-environment',
    'python.environment-exists',
    'python.version-supported',
    'python.celery-not-shadowed',
    'python.versions-compatible',
  ],
  evaluate({ celeryImport, python, project, interpreter, platform, packages, requirements }) {
    const evidence = {
      interpreter: python.executable,
      found: interpreter.source,
      celery: packages?.['celery']?.version ?? null,
    }
    if (celeryImport.status === 'missing') {
      return fail({
        message: `Celery is not installed for ${python.executable}${requirements ? `; the project's ${requirements.celery.file} names ${requirements.celery.written}` : ''}.`,
        evidence: { ...evidence, 'celery on PATH': interpreter.celeryOnPath },
        remedy: installCelery({ platform, project, requirements, python, interpreter }),
      })
    }
    if (celeryImport.status === 'raised') {
      const { error, missingModule } = celeryImport
      return fail({
        message: `Celery is installed but cannot be imported: ${error}`,
        evidence,
        remedy: missingModule
          ? completeEnvironment({ platform, project, requirements, python, interpreter }, distributionOf(missingModule))
          : remedy(
              "Install the project's requirements into a new environment. The usual cause is an incomplete upgrade.",
            ),
      })
    }
    return pass(evidence)
  },
})

import { defineCheck, fail, pass } from '../define-check.ts'
import { locationAt } from '../location.ts'
import { remedy } from '../remedy/commands.ts'
import { installPackage } from '../remedy/install-package.ts'

export const timeZoneData = defineCheck({
  id: 'host.time-zone-data',
  title: 'The configured time zone can be loaded',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'afterImport', 'python', 'project', 'celery'],
  evaluate({ app, afterImport, python, project, celery }) {
    const problem = afterImport.timeZone
    const setting = app.settings['timezone']
    const configured = typeof setting?.value === 'string' ? setting.value : null
    const evidence = {
      timezone: configured ?? "Celery's default",
      from: setting?.where ?? null,
      celery: celery.version,
    }
    if (problem === null) return pass(evidence)
    const more = { ...evidence, error: problem.error, interpreter: python.executable }
    if (!problem.database)
      return fail({
        message: `No time zone database is installed: ${problem.zone} cannot be loaded, and the worker exits at startup.`,
        evidence: more,
        remedy: installPackage(project, python, 'tzdata'),
      })
    const guess = problem.similar[0]
    return fail({
      message: `The time zone ${problem.zone} does not exist. When the worker receives its first task it exits or reconnects forever, and runs no task.`,
      evidence: { ...more, ...(problem.similar.length > 0 && { similar: problem.similar }) },
      remedy: remedy(
        guess === undefined
          ? "Set timezone to a name of the IANA time zone database, such as 'Europe/Berlin' or 'UTC'."
          : `Did you mean ${guess}? Set timezone = '${guess}'.`,
      ),
      location: locationAt(setting?.where ?? null),
    })
  },
})

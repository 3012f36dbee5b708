import { inRange } from '../../versions/compare.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { pythonBreaks, pythonFloors } from './python-support.ts'

export const versionSupported = defineCheck({
  id: 'python.version-supported',
  title: 'The installed Celery supports this Python',
  tier: 'local',
  severity: 'error',
  needs: ['python'],
  considers: ['packages', 'celery'],
  evaluate({ python, packages, celery }) {
    const version = python.version.join('.')
    const series = `${python.version[0]}.${python.version[1]}`
    if (inRange(series, '<3.6')) {
      return fail({
        message: `Python ${version} is too old: poolwise needs 3.6 or later, and current Celery 3.10 or later.`,
        evidence: { python: version, interpreter: python.executable },
        remedy: "Create the project's environment with Python 3.10 or later.",
      })
    }
    const installed = packages?.['celery']?.version
    if (installed === undefined) return skip('Celery is not installed')
    const evidence = { python: version, celery: installed }
    // What could be imported works, whatever the table says, except for errors of the command alone.
    const imported = celery?.importError === null
    const broken = pythonBreaks.find(
      (entry) =>
        (!imported || entry.commandOnly) &&
        inRange(series, entry.python) &&
        inRange(packages?.[entry.package]?.version ?? '0', entry.versions) &&
        packages?.[entry.package],
    )
    if (broken) {
      return fail({
        message: `Celery ${installed} does not run on Python ${series}: ${broken.because}.`,
        evidence: {
          ...evidence,
          [broken.package]: packages?.[broken.package]?.version ?? null,
          'what Celery says': broken.error,
        },
        remedy: `Upgrade Celery to ${broken.fixedIn} or later, or create the environment with Python ${broken.lastPython}.`,
      })
    }
    if (imported) return pass(evidence)
    const floor = pythonFloors.find((entry) => inRange(installed, entry.celery))
    if (floor && inRange(series, `<${floor.python}`)) {
      return fail({
        message: `Celery ${installed} needs Python ${floor.python} or later; this is ${version}.`,
        evidence,
        remedy: `Create the environment with Python ${floor.python} or later, or install an older Celery.`,
      })
    }
    return pass(evidence)
  },
})

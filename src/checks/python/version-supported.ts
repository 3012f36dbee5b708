import { inRange } from '../../versions/compare.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { pythonBreaks, pythonFloors } from './python-support.ts'

export const versionSupported = defineCheck({
  id: 'python.version-supported',
  title: 'This Python can run the installed Celery',
  tier: 'local',
  severity: 'error',
  needs: ['python'],
  considers: ['packages', 'celery'],
  evaluate({ python, packages, celery }) {
    const version = python.version.join('.')
    const series = `${python.version[0]}.${python.version[1]}`
    if (inRange(series, '<3.6')) {
      return fail({
        message: `Python ${version} is too old: the oldest that poolwise can look into is 3.6, and current Celery needs 3.10.`,
        evidence: { python: version, interpreter: python.executable },
        remedy: 'Make the project’s environment with a supported Python, 3.10 or newer.',
      })
    }
    const installed = packages?.['celery']?.version
    if (installed === undefined) return skip('Celery is not installed')
    const evidence = { python: version, celery: installed }
    // What could be imported runs, whatever a table says; but for what only the command does.
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
        message: `Celery ${installed} can't run on Python ${series}: ${broken.because}.`,
        evidence: {
          ...evidence,
          [broken.package]: packages?.[broken.package]?.version ?? null,
          'what Celery says': broken.says,
        },
        remedy: `Upgrade Celery to ${broken.fixedIn} or newer, or make the environment with Python ${broken.lastPython}.`,
      })
    }
    if (imported) return pass(evidence)
    const floor = pythonFloors.find((entry) => inRange(installed, entry.celery))
    if (floor && inRange(series, `<${floor.python}`)) {
      return fail({
        message: `Celery ${installed} needs Python ${floor.python} or newer; this is ${version}.`,
        evidence,
        remedy: `Make the environment with Python ${floor.python} or newer, or install an older Celery.`,
      })
    }
    return pass(evidence)
  },
})

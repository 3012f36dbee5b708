import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { makeEnvironment } from '../remedy/make-environment.ts'
import { withoutVariable } from '../remedy/shell-commands.ts'

export const starts = defineCheck({
  id: 'python.starts',
  title: "The project's Python interpreter runs",
  tier: 'local',
  severity: 'error',
  needs: ['pythonStart', 'interpreter', 'project', 'platform'],
  considers: ['requirements'],
  after: ['python.found'],
  evaluate({ pythonStart, interpreter: { executable, source }, project, platform, requirements }) {
    const python = executable ?? 'python'
    if (pythonStart.status === 'started') return pass({ interpreter: python })
    const { reason, pythonHome } = pythonStart
    return fail({
      message: `${python} cannot run a program: ${reason}`,
      evidence: { interpreter: python, found: source, ...(pythonHome !== null && { PYTHONHOME: pythonHome }) },
      remedy:
        pythonHome !== null
          ? remedy(
              'Unset PYTHONHOME where the worker is started: it replaces the folder of the standard library.',
              ...withoutVariable('PYTHONHOME', [python, '--version'], platform.host),
            )
          : source === 'flag' || source === 'variable' || source === 'settings'
            ? remedy('Name a Python interpreter, or leave it out.', command('poolwise', 'doctor', '--verbose'))
            : makeEnvironment(project, requirements, platform.host),
    })
  },
})

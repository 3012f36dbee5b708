import type { InterpreterFact } from '../../facts/interpreter.ts'
import type { PythonFact } from '../../facts/python.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { environmentCommands, howToGet, otherPython, toolName } from '../remedy/environment-commands.ts'
import { remedy } from '../remedy/commands.ts'

/** A fresh clone: the project says what it needs, and nobody has installed it yet. */
export const environmentExists = defineCheck({
  id: 'python.environment-exists',
  title: 'The project has an environment',
  tier: 'local',
  severity: 'error',
  needs: ['requirements', 'interpreter', 'python', 'celeryImport', 'platform'],
  considers: ['packages', 'project'],
  after: ['python.found', 'python.starts', 'python.own-environment'],
  evaluate({ requirements, interpreter, python, celeryImport, platform, packages, project }) {
    const evidence = { interpreter: python.executable, found: interpreter.source }
    const lacksCelery =
      celeryImport.status === 'missing' || (celeryImport.status === 'shadowed' && packages?.['celery'] === undefined)
    // In an image the system's Python is the project's own; what is missing from it is for other checks.
    if (!lacksCelery) return pass(evidence)
    if (!isOfNoProject(interpreter, python)) return skip('it has one, without Celery')
    const { celery, tool } = requirements
    const needs = project?.requiresPython
    const version = python.version.slice(0, 2).join('.')
    const other = otherPython(requirements, version)
    const missing =
      other?.executable === null ? ` Its Python ${other.version} was not found here: another one may not do.` : ''
    const text =
      tool === 'pip'
        ? `Create it, and install the project's requirements into it.${missing}`
        : `Create it with ${toolName[tool]}.${howToGet(requirements)}`
    const unanswered = interpreter.trials.find((trial) => trial.unanswered)
    return fail({
      message: `${unanswered ? 'No environment of this project was found' : 'This project has no environment yet'}; its ${celery.file} names ${celery.written}.`,
      evidence: {
        requirement: `${celery.file}:${celery.line}`,
        ...(unanswered && { [unanswered.where]: unanswered.because }),
        'Python of the project': other === null ? (needs?.written ?? null) : `${other.version} (${other.where})`,
        'only found': `${python.executable}, Python ${python.version.join('.')} without Celery`,
      },
      location: { file: celery.file, line: celery.line },
      remedy: remedy(text, ...environmentCommands(requirements, platform.host, version)),
    })
  },
})

/** A Python that was found on PATH, and is no environment itself. Conda's `base` is active in every shell. */
export const isOfNoProject = (
  { source, trials, executable }: InterpreterFact,
  { isVirtualEnvironment }: PythonFact,
): boolean => {
  if (isVirtualEnvironment) return false
  if (source === 'path' || source === 'py-launcher') return true
  const base = source === 'active-conda' && trials.find((trial) => trial.executable === executable)
  return base ? !/[/\\]envs[/\\]/.test(base.where) : false
}

import { environmentNames } from '../../facts/environment-names.ts'
import type { InterpreterFact, InterpreterTrial } from '../../facts/interpreter.ts'
import { defineCheck, fail, pass, skip, type CheckResult } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { makeEnvironment } from '../remedy/make-environment.ts'

/** What other tools and people take: the environment in the project's folder. */
export const ownEnvironment = defineCheck({
  id: 'python.own-environment',
  title: "The project's own environment is the one in use",
  tier: 'local',
  severity: 'warn',
  needs: ['interpreter', 'project', 'platform'],
  considers: ['celeryImport', 'requirements'],
  after: ['python.found', 'python.starts'],
  evaluate({ interpreter, project, platform, celeryImport, requirements }): CheckResult {
    const { executable, source, trials, folderReal } = interpreter
    const own = trials.filter((trial) => trial.source === 'project-venv' && isIn(trial, project.root))
    const usable = own.filter((trial) => trial.executable !== null)
    const evidence = { interpreter: executable, found: source, 'of the project': own.map(({ where }) => where) }
    const broken = own[0]
    if (broken === undefined) return skip("there is no environment in the project's folder")
    if (usable.length === 0) {
      const remake = makeEnvironment(project, requirements, platform.host)
      return fail({
        message: `${broken.where} cannot be used on this machine: ${broken.because ?? 'it has no interpreter'}.`,
        evidence,
        // Then the interpreter is one that has nothing to do with the project.
        severity: source === 'path' || source === 'py-launcher' ? 'error' : 'warn',
        remedy: { ...remake, text: `Remove ${broken.where}, and create it anew on this machine. ${remake.text}` },
      })
    }
    const active = activeElsewhere(interpreter, project.root)
    if (active === null || usable.some((trial) => trial.folderReal === folderReal)) return pass(evidence)
    return fail({
      message: `Another environment is active (${active.where}) and used in place of ${usable[0]!.where}.`,
      evidence,
      severity: celeryImport?.status === 'missing' ? 'error' : isOfAProject(active) ? 'warn' : 'info',
      remedy: remedy(
        "Deactivate it, activate the project's own, or name the interpreter.",
        command('poolwise', 'doctor', '--python', usable[0]!.where),
      ),
    })
  },
})

function activeElsewhere({ source, trials }: InterpreterFact, root: string): InterpreterTrial | null {
  if (source !== 'active-venv' && source !== 'active-conda') return null
  const active = trials.find((trial) => trial.source === source && trial.executable !== null)
  return active === undefined || isInside(active.executable!, root) ? null : active
}

const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder) && /^[/\\]/.test(path.slice(folder.length))

const folderOf = (path: string): string => path.replace(/[/\\][^/\\]*$/, '')

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? ''

/** Directly in the project's folder, under one of the usual names. */
const isIn = ({ where }: InterpreterTrial, root: string): boolean =>
  folderOf(where) === root && environmentNames.includes(nameOf(where))

/** An environment in the folder of a project, not in one for environments (`~/.virtualenvs`). */
const isOfAProject = ({ where }: InterpreterTrial): boolean => environmentNames.includes(nameOf(where))

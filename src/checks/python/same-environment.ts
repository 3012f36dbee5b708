import type { InterpreterFact } from '../../facts/interpreter.ts'
import type { BareScript } from '../../facts/launch.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { PythonFact } from '../../facts/python.ts'
import { defineCheck, fail, pass, skip, type CheckResult } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { startedElsewhere, type StartedElsewhere } from './started-elsewhere.ts'

/** Typed in a shell, `celery` runs the first one on PATH, in whatever environment that is. */
export const sameEnvironment = defineCheck({
  id: 'python.same-environment',
  title: "Celery is started from the project's environment",
  tier: 'local',
  severity: 'warn',
  needs: ['interpreter', 'python', 'platform'],
  considers: ['project', 'programs', 'launchCommands', 'launchContext'],
  after: ['python.celery-installed'],
  evaluate({ interpreter, python, platform, project, programs = [], launchCommands = [], launchContext }) {
    const elsewhere =
      platform.host !== 'windows' && python.isVirtualEnvironment ? startedElsewhere(programs, launchCommands) : null
    if (elsewhere) return ofTheSystem(elsewhere, python)
    const bare = launchContext?.bareScripts[0]
    if (bare && project && interpreter.celeryOnPath === null && RUNNERS.has(project.manager)) {
      return notOnPath(bare, project)
    }
    return celeryOnPath(interpreter, python, platform.host === 'windows')
  },
})

/** Tools that keep the environment to themselves: their own command runs a program in it. */
const RUNNERS = new Set<ProjectFact['manager']>(['uv', 'poetry', 'pipenv', 'pdm', 'hatch'])

const ofTheSystem = ({ file, line, program }: StartedElsewhere, python: PythonFact): CheckResult =>
  fail({
    message: `${file}:${line} starts ${program}, the system's own Celery, and not that of a virtual environment.`,
    evidence: { 'started by': program, file: `${file}:${line}`, interpreter: python.executable },
    remedy:
      "Name the celery of the environment that has the project's packages by its full path, for example /srv/shop/.venv/bin/celery.",
    location: { file, line },
  })

function notOnPath({ file, line, argv }: BareScript, { manager }: ProjectFact): CheckResult {
  return fail({
    message: `${file}:${line} starts \`celery\`, which is not on PATH; the environment that ${manager} manages is not activated in the script.`,
    evidence: { file: `${file}:${line}`, 'celery on PATH': null },
    remedy: remedy(
      `Start it with \`${manager} run celery\` in the script.`,
      // A variable of the script says nothing outside it.
      ...(argv.some((word) => word.includes('$')) ? [] : [command(manager, 'run', ...argv)]),
    ),
    location: { file, line },
  })
}

function celeryOnPath(interpreter: InterpreterFact, python: PythonFact, isWindows: boolean): CheckResult {
  const { celeryOnPath, celeryOnPathRunsOn, executable, executableReal } = interpreter
  if (celeryOnPath === null) return skip('no celery on PATH')
  // A shim of a version manager chooses the interpreter at run time.
  if (/[/\\]shims[/\\]/.test(celeryOnPath)) return skip(`${celeryOnPath} is a shim of a version manager`)
  const normal = (path: string) => (isWindows ? path.toLowerCase().replaceAll('/', '\\') : path)
  const folder = (path: string) => normal(path).replace(/[/\\][^/\\]*$/, '')
  // Not the folder of the base interpreter: a virtual environment does not see the celery of the system.
  const own = [executable ?? '', python.executable].map(folder)
  const inside = normal(celeryOnPath).startsWith(normal(python.prefix) + (isWindows ? '\\' : '/'))
  // `.venv` may be a link to the environment whose celery is on PATH.
  const linked = (other: string | null | undefined) => other != null && other === interpreter.folderReal
  const evidence = {
    'celery on PATH': celeryOnPath,
    ...(celeryOnPathRunsOn && { 'it runs on': celeryOnPathRunsOn.path }),
    interpreter: python.executable,
  }
  // pip install --user puts the script into a separate folder; its first line names its Python.
  if (celeryOnPathRunsOn !== null) {
    const { path, real, folderReal } = celeryOnPathRunsOn
    // The python of a virtual environment is often a link to that of the system: compare the unresolved paths.
    const same = python.isVirtualEnvironment
      ? own.includes(folder(path)) || linked(folderReal)
      : real === executableReal || path === python.executable
    if (same) return pass(evidence)
  } else if (inside || own.includes(folder(celeryOnPath)) || linked(interpreter.celeryOnPathFolderReal)) {
    return pass(evidence)
  }
  return fail({
    message: `\`celery\` on PATH is ${celeryOnPath}, which is not in the environment of ${python.executable}.`,
    evidence,
    remedy: remedy(
      "Activate the project's environment, or start Celery with its interpreter.",
      command(python.executable, '-m', 'celery', '--version'),
    ),
  })
}

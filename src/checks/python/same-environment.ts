import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

/** `celery` typed in a shell runs the first one on PATH, whatever environment the project has. */
export const sameEnvironment = defineCheck({
  id: 'python.same-environment',
  title: "The celery on PATH belongs to the project's environment",
  tier: 'local',
  severity: 'warn',
  needs: ['interpreter', 'python', 'platform'],
  after: ['python.celery-installed'],
  evaluate({ interpreter: { celeryOnPath, celeryOnPathRunsOn, executable, executableReal }, python, platform }) {
    if (celeryOnPath === null) return skip('no celery on PATH')
    // A version manager's shim asks for the interpreter at run time; where it leads can't be read off its path.
    if (/[/\\]shims[/\\]/.test(celeryOnPath)) return skip(`${celeryOnPath} is a version manager's shim`)
    const normal = (path: string) => (platform.host === 'windows' ? path.toLowerCase().replaceAll('/', '\\') : path)
    const folder = (path: string) => normal(path).replace(/[/\\][^/\\]*$/, '')
    // Not the base interpreter's folder: there lives the celery of the system, which a virtual environment doesn't see.
    const own = [executable ?? '', python.executable].map(folder)
    const inside = normal(celeryOnPath).startsWith(normal(python.prefix) + (platform.host === 'windows' ? '\\' : '/'))
    const evidence = {
      'celery on PATH': celeryOnPath,
      ...(celeryOnPathRunsOn && { 'it runs on': celeryOnPathRunsOn.path }),
      interpreter: python.executable,
    }
    // pip install --user puts the script into a folder of its own; its first line names the Python it belongs to.
    if (celeryOnPathRunsOn !== null) {
      const { path, real } = celeryOnPathRunsOn
      // A virtual environment's python is a link to the system's, which doesn't make the two one environment.
      const same = python.isVirtualEnvironment
        ? own.includes(folder(path))
        : real === executableReal || path === python.executable
      if (same) return pass(evidence)
    } else if (inside || own.includes(folder(celeryOnPath))) return pass(evidence)
    return fail({
      message: `\`celery\` in this shell is ${celeryOnPath}, of another environment than the project's ${python.executable}.`,
      evidence,
      remedy: remedy(
        "Activate the project's environment, or start Celery with its interpreter.",
        command(python.executable, '-m', 'celery', '--version'),
      ),
    })
  },
})

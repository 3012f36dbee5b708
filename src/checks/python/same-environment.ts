import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

/** Typed in a shell, `celery` runs the first one on PATH, in whatever environment that is. */
export const sameEnvironment = defineCheck({
  id: 'python.same-environment',
  title: "The celery on PATH belongs to the project's environment",
  tier: 'local',
  severity: 'warn',
  needs: ['interpreter', 'python', 'platform'],
  after: ['python.celery-installed'],
  evaluate({ interpreter: { celeryOnPath, celeryOnPathRunsOn, executable, executableReal }, python, platform }) {
    if (celeryOnPath === null) return skip('no celery on PATH')
    // A shim of a version manager chooses the interpreter at run time.
    if (/[/\\]shims[/\\]/.test(celeryOnPath)) return skip(`${celeryOnPath} is a shim of a version manager`)
    const normal = (path: string) => (platform.host === 'windows' ? path.toLowerCase().replaceAll('/', '\\') : path)
    const folder = (path: string) => normal(path).replace(/[/\\][^/\\]*$/, '')
    // Not the folder of the base interpreter: a virtual environment does not see the celery of the system.
    const own = [executable ?? '', python.executable].map(folder)
    const inside = normal(celeryOnPath).startsWith(normal(python.prefix) + (platform.host === 'windows' ? '\\' : '/'))
    const evidence = {
      'celery on PATH': celeryOnPath,
      ...(celeryOnPathRunsOn && { 'it runs on': celeryOnPathRunsOn.path }),
      interpreter: python.executable,
    }
    // pip install --user puts the script into a separate folder; its first line names its Python.
    if (celeryOnPathRunsOn !== null) {
      const { path, real } = celeryOnPathRunsOn
      // The python of a virtual environment is often a link to that of the system: compare the unresolved paths.
      const same = python.isVirtualEnvironment
        ? own.includes(folder(path))
        : real === executableReal || path === python.executable
      if (same) return pass(evidence)
    } else if (inside || own.includes(folder(celeryOnPath))) return pass(evidence)
    return fail({
      message: `\`celery\` on PATH is ${celeryOnPath}, which is not in the environment of ${python.executable}.`,
      evidence,
      remedy: remedy(
        "Activate the project's environment, or start Celery with its interpreter.",
        command(python.executable, '-m', 'celery', '--version'),
      ),
    })
  },
})

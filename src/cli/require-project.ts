import type { ProbeRequest } from '../probes/define-probe.ts'
import { holdsPython } from '../project/holds-python.ts'
import { projectFiles } from '../project/walk.ts'
import { UsageError } from './errors.ts'

/**
 * There is something to examine: a file of Python's, or an app that the user named. Without it every answer would be about
 * the Python of the system.
 * @throws UsageError that names the folder
 */
export async function requireProject(request: ProbeRequest): Promise<void> {
  const { root, app, settings, env } = request
  if (app !== null || settings.app !== null || env['CELERY_APP']) return
  const { files, complete } = await projectFiles(request, root)
  if (!complete || (await holdsPython(root, files))) return
  throw new UsageError(
    `there is no Python project in ${root}: no file of Python there, and none that starts Celery`,
    "Run poolwise in your project's folder, or name it with --cwd.",
  )
}

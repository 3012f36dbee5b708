import { stat } from 'node:fs/promises'
import { broken, ok } from '../facts/outcome.ts'
import { findExecutable } from '../platform/find-executable.ts'
import { findDjango } from '../project/django.ts'
import { findEnvironmentMaker } from '../project/environment-maker.ts'
import { insidePackage } from '../project/inside-package.ts'
import { requiredPython } from '../project/requires-python.ts'
import { projectFiles } from '../project/walk.ts'
import { findManagerBelow, findManagerUpwards } from '../project/manager.ts'
import { findShadowing } from '../project/shadowing.ts'
import { findTerminateCall } from '../project/terminate-calls.ts'
import { defineProbe } from './define-probe.ts'

export const projectProbe = defineProbe({
  name: 'project',
  provides: ['project'],
  needs: [],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }) {
    const { root } = request
    const isFolder = await stat(root).then(
      (stats) => stats.isDirectory(),
      () => false,
    )
    if (!isFolder) return { project: broken(`${root} is not a folder`) }
    step('listing the files of the project')
    const { files } = await projectFiles(request, root)
    step('reading how the project is managed')
    const [manager, django] = await Promise.all([findManagerUpwards(root), findDjango(root, files)])
    const managePy = django?.managePy ?? null
    const below = manager === 'pip' ? await findManagerBelow(root, files) : null
    const [environmentMaker, shadowing, terminates, inside, requiresPython] = await Promise.all([
      findEnvironmentMaker(root, manager, files),
      findShadowing(root, files, managePy),
      findTerminateCall(root, files),
      insidePackage(root, files),
      requiredPython(root),
    ])
    return {
      project: ok({
        root,
        manager,
        managerMissing: manager !== 'pip' && findExecutable(manager, request.env) === null,
        ...(below !== null && findExecutable(below.manager, request.env) !== null && { managedBelow: below }),
        environmentMaker,
        managePy,
        djangoSettings: django?.settings ?? null,
        shadowing,
        terminates,
        insidePackage: inside,
        requiresPython,
      }),
    }
  },
})

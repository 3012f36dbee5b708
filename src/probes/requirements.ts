import { absent, ok } from '../facts/outcome.ts'
import { findRequirements } from '../project/requirements/find-requirements.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

export const requirementsProbe = defineProbe({
  name: 'requirements',
  provides: ['requirements'],
  needs: [],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }) {
    step('listing the files of the project')
    const { files } = await projectFiles(request, request.root)
    step("reading the project's requirements")
    const found = await findRequirements(request.root, files, request.env)
    return { requirements: found ? ok(found) : absent('no file of the project names Celery') }
  },
})

import { ok } from '../facts/outcome.ts'
import { findApp } from '../project/app/find-app.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

export const appSearchProbe = defineProbe({
  name: 'app search',
  provides: ['appSearch'],
  needs: [],
  considers: ['project', 'launchCommands'],
  tier: 'static',
  deadlineMs: 10_000,
  async run({ request, step }, _facts, { project, launchCommands }) {
    step('looking for the Celery app')
    const search = await findApp({
      root: request.root,
      flag: request.app,
      env: request.env,
      setting: request.settings.app,
      commands: launchCommands?.kind === 'ok' ? launchCommands.value : [],
      project: project?.kind === 'ok' ? project.value : { managePy: null, djangoSettings: null },
      list: await projectFiles(request, request.root),
    })
    return { appSearch: ok(search) }
  },
})

import { ok } from '../facts/outcome.ts'
import { findApp } from '../project/app/find-app.ts'
import { appOption } from '../project/app/app-option.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

export const appSearchProbe = defineProbe({
  name: 'app search',
  provides: ['appSearch'],
  needs: [],
  considers: ['project', 'launchCommands'],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }, _facts, { project, launchCommands }) {
    step('looking for the Celery app')
    // The app of the worker that --like names comes before every other.
    const named = request.selected && appOption(request.selected) !== null ? request.selected : null
    const search = await findApp({
      root: request.root,
      flag: request.app,
      env: named ? {} : request.env,
      setting: named ? null : request.settings.app,
      commands: named ? [named] : launchCommands?.kind === 'ok' ? launchCommands.value : [],
      project: project?.kind === 'ok' ? project.value : { managePy: null, djangoSettings: null },
      list: await projectFiles(request, request.root),
    })
    return { appSearch: ok(search) }
  },
})

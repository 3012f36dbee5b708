import { join } from 'node:path'
import { ok } from '../facts/outcome.ts'
import { findInterpreter } from '../project/interpreter/find-interpreter.ts'
import { findManager } from '../project/manager.ts'
import { fromRootTo } from '../project/set-up/from-root-to.ts'
import { defineProbe } from './define-probe.ts'

export const interpreterProbe = defineProbe({
  name: 'interpreter',
  provides: ['interpreter'],
  needs: [],
  considers: ['project', 'appSearch', 'requirements'],
  tier: 'static',
  deadlineMs: 20_000,
  async run({ request, signal, step }, _facts, { project, appSearch, requirements }) {
    const { root } = request
    const chosen = appSearch?.kind === 'ok' ? appSearch.value.chosen : null
    const ofApp = chosen?.folder ?? chosen?.importRoot ?? '.'
    // `uv sync --project backend` makes backend/.venv, also where no app was found.
    const below =
      requirements?.kind === 'ok' && !/^\.\.|^$/.test(requirements.value.folder) && requirements.value.folder
    const appFolder = join(root, ofApp === '.' && below ? below : ofApp)
    // A backend in a repository has a lock file of its own.
    const own = appFolder === root ? 'pip' : await findManager(appFolder)
    const ofRoot = project?.kind === 'ok' ? project.value.manager : 'pip'
    const interpreter = await findInterpreter({
      root,
      appFolder,
      flag: request.python,
      setting: request.settings.python,
      env: request.env,
      manager: own === 'pip' ? ofRoot : own,
      managed: own === 'pip' ? root : appFolder,
      signal,
      step,
    })
    const managedBelow = own === 'pip' ? '' : fromRootTo(root, appFolder)
    return { interpreter: ok(managedBelow === '' ? interpreter : { ...interpreter, managedBelow }) }
  },
})

import { ok } from '../facts/outcome.ts'
import { projectFiles } from '../project/walk.ts'
import { findSelfStartingScripts } from '../project/self-starting-scripts.ts'
import { defineProbe } from './define-probe.ts'

/** Only green pools need patching, so the project is searched only with such a pool. */
export const selfStartingScriptsProbe = defineProbe({
  name: 'own starters',
  provides: ['selfStartingScripts'],
  needs: ['worker'],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }, { worker: { pool } }) {
    if (pool !== 'gevent' && pool !== 'eventlet') return { selfStartingScripts: ok([]) }
    step('looking for scripts that start the worker')
    const { files } = await projectFiles(request, request.root)
    return { selfStartingScripts: ok(await findSelfStartingScripts(request.root, files)) }
  },
})

import { posix } from 'node:path'
import { ok } from '../facts/outcome.ts'
import { foldersUpToRepositoryTop } from '../project/repository-top.ts'
import { missingVariables } from '../project/set-up/missing-variables.ts'
import { serversInCompose } from '../project/set-up/servers-in-compose.ts'
import { fromRootTo } from '../project/set-up/from-root-to.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

export const setUpProbe = defineProbe({
  name: 'set-up',
  provides: ['setUp'],
  needs: [],
  considers: ['requirements'],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request: { root }, request, step }, _facts, { requirements }) {
    step('reading what the project needs besides its environment')
    const { files } = await projectFiles(request, root)
    const { services, texts } = await serversInCompose(root, files)
    const below = requirements?.kind === 'ok' ? requirements.value.folder : ''
    // Django's code lies there, and its settings read the file beside it.
    const ofDjango = files.filter((file) => /^[^/]+\/manage\.py$/.test(file)).map((file) => posix.dirname(file))
    const folders = new Set([
      ...foldersUpToRepositoryTop(root).map((folder) => fromRootTo(root, folder)),
      below,
      ...ofDjango.slice(0, 3),
    ])
    return { setUp: ok({ variables: await missingVariables(root, [...folders], files, texts), services }) }
  },
})

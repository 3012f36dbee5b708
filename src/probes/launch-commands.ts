import { ok } from '../facts/outcome.ts'
import { searchAbove } from '../project/files-above.ts'
import { findStarts } from '../project/launch-commands/find-launch-commands.ts'
import { findPrograms } from '../project/programs/find-programs.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

export const launchCommandsProbe = defineProbe({
  name: 'launch commands',
  provides: ['launchCommands', 'ownStarts', 'commandSearch', 'programs'],
  needs: [],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }) {
    step('listing the files of the project')
    const { files, complete } = await projectFiles(request, request.root)
    const above = await searchAbove(request, request.root)
    step('reading scripts and documentation')
    const [{ launchCommands, ownStarts, commandSearch }, programs] = await Promise.all([
      findStarts(request.root, files, above.files),
      findPrograms(request.root, files, above.files),
    ])
    return {
      launchCommands: ok(launchCommands),
      ownStarts: ok(ownStarts),
      commandSearch: ok({
        ...commandSearch,
        ...(!(complete && above.complete) && { complete: false, onlyCode: false }),
      }),
      programs: ok(programs),
    }
  },
})

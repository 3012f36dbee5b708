import { ok } from '../facts/outcome.ts'
import { filesAbove } from '../project/files-above.ts'
import { findStarts } from '../project/launch-commands/find-launch-commands.ts'
import { findPrograms } from '../project/programs/find-programs.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

export const launchCommandsProbe = defineProbe({
  name: 'launch commands',
  provides: ['launchCommands', 'ownStarts', 'programs'],
  needs: [],
  tier: 'static',
  deadlineMs: 10_000,
  async run({ request, step }) {
    step('listing the files of the project')
    const { files } = await projectFiles(request, request.root)
    const above = await filesAbove(request, request.root)
    step('reading scripts and documentation')
    const [{ launchCommands, ownStarts }, programs] = await Promise.all([
      findStarts(request.root, files, above),
      findPrograms(request.root, files, above),
    ])
    return { launchCommands: ok(launchCommands), ownStarts: ok(ownStarts), programs: ok(programs) }
  },
})

import { ok } from '../facts/outcome.ts'
import { findBeatCommands } from '../project/beat-commands.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

/** The commands of the project's own files that run beat. */
export const beatCommandsProbe = defineProbe({
  name: 'beat commands',
  provides: ['beatCommands'],
  needs: ['project'],
  tier: 'static',
  deadlineMs: 10_000,
  async run({ request, step }, { project }) {
    step('looking for commands that run beat')
    const { files } = await projectFiles(request, project.root)
    return { beatCommands: ok(await findBeatCommands(project.root, files)) }
  },
})

import { ok } from '../facts/outcome.ts'
import { findBeatCommands } from '../project/beat-commands.ts'
import { filesAbove } from '../project/files-above.ts'
import { findBeatDatabase } from '../project/beat-database.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

/** The commands of the project's own files that run beat, and what the files say about a schedule in a database. */
export const beatCommandsProbe = defineProbe({
  name: 'beat commands',
  provides: ['beatCommands', 'beatDatabase'],
  needs: ['project'],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }, { project }) {
    step('looking for commands that run beat')
    const { files } = await projectFiles(request, project.root)
    const commands = await findBeatCommands(project.root, files, await filesAbove(request, project.root))
    const asked = commands.length > 0 && commands.every(({ scheduler }) => scheduler === null)
    const database = asked ? await findBeatDatabase(project.root, files) : { usedAt: null, schedulerAt: null }
    return { beatCommands: ok(commands), beatDatabase: ok(database) }
  },
})

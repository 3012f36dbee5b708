import { ok } from '../facts/outcome.ts'
import { findBeatPaths } from '../project/beat-paths.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

/** The files that the project's beat would write: a schedule, a pid file. */
export const beatPathsProbe = defineProbe({
  name: 'beat paths',
  provides: ['beatPaths'],
  needs: ['platform', 'project', 'app', 'beatCommands'],
  tier: 'local',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }, { platform, project, app, beatCommands }) {
    if (platform.foreign) return { beatPaths: ok([]) }
    step('looking at the files that beat writes')
    const { files } = await projectFiles(request, project.root)
    const { beat_schedule_filename: filename, beat_scheduler: scheduler } = app.settings
    const named = (setting: typeof filename): string | null =>
      setting !== undefined && setting.origin !== 'default' && typeof setting.value === 'string' ? setting.value : null
    return {
      beatPaths: ok(await findBeatPaths(project.root, files, beatCommands, named(filename), named(scheduler))),
    }
  },
})

import type { BeatCommand } from '../facts/beat.ts'
import type { LaunchCommand } from '../facts/project.ts'

/** The commands that run beat alone, in the form of worker commands; a worker with -B is a worker command already. */
export const beatLaunches = (commands: readonly BeatCommand[]): LaunchCommand[] =>
  commands.flatMap(({ file, line, argv, prose, inline, folder }) =>
    argv?.includes('beat') === true && inline !== true
      ? [{ file, line, argv, platforms: [], ...(prose && { prose }), ...(folder !== undefined && { folder }) }]
      : [],
  )

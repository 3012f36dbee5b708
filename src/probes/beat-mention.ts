import { ok } from '../facts/outcome.ts'
import { findBeatMention } from '../project/beat-mention.ts'
import { filesAbove } from '../project/files-above.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

/** Only read if the app has a schedule, and no command that runs beat was found. */
export const beatMentionProbe = defineProbe({
  name: 'beat mention',
  provides: ['beatMention'],
  needs: ['beatSchedule', 'beatCommands'],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }, { beatSchedule, beatCommands }) {
    if (beatSchedule.entries.length === 0 || beatCommands.length > 0)
      return { beatMention: ok({ file: beatCommands[0]?.file ?? null, complete: true }) }
    step('looking for what starts beat')
    const { files, complete } = await projectFiles(request, request.root)
    const all = [...files, ...(await filesAbove(request, request.root))]
    return { beatMention: ok(await findBeatMention(request.root, { files: all, complete })) }
  },
})

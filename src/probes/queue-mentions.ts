import { ok } from '../facts/outcome.ts'
import { filesAbove } from '../project/files-above.ts'
import { findQueueMentions } from '../project/queue-mentions.ts'
import { projectFiles } from '../project/walk.ts'
import { defineProbe } from './define-probe.ts'

/** The queues named in the project's other files. Only read if tasks are routed to queues other than the default ones. */
export const queueMentionsProbe = defineProbe({
  name: 'queue mentions',
  provides: ['queueMentions'],
  needs: ['queues', 'routes'],
  considers: ['taskUsage'],
  tier: 'static',
  readsOnly: true,
  deadlineMs: 10_000,
  async run({ request, step }, { queues, routes }, { taskUsage }) {
    const named = taskUsage?.kind === 'ok' ? taskUsage.value.queues.map(({ queue }) => queue) : []
    const routed = new Set([...Object.values(routes).filter((queue) => queue !== null), ...named])
    const others = [...routed].filter((queue) => !queues.includes(queue))
    if (others.length === 0) return { queueMentions: ok({ queues: [], complete: true }) }
    step('looking for workers of other queues')
    const { files, complete } = await projectFiles(request, request.root)
    const all = [...files, ...(await filesAbove(request, request.root))]
    return { queueMentions: ok(await findQueueMentions(request.root, { files: all, complete }, others)) }
  },
})

import { defineCheck, fail, pass, skip, unknown } from '../define-check.ts'
import { locationAt } from '../location.ts'
import { settingsAreRead } from './after.ts'
import { consumedQueues } from './consumed-queues.ts'

/** Judged only where the project's own files contain worker commands: another service may consume a queue as well. */
export const routesConsumed = defineCheck({
  id: 'config.routes-consumed',
  title: 'Every queue in the routes is consumed by a worker',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker', 'queues', 'routes', 'queueMentions'],
  considers: ['launchCommands'],
  after: [...settingsAreRead, 'app.tasks-registered'],
  evaluate({ app, worker, queues, routes, queueMentions, launchCommands = [] }) {
    const consumed = consumedQueues(launchCommands, worker, queues)
    if (consumed === null) return skip('no worker command of this project shows which queues are consumed')
    const lost = Object.entries(routes).flatMap(([task, queue]) =>
      queue !== null && !consumed.queues.has(queue) && !queueMentions.queues.includes(queue) ? [{ task, queue }] : [],
    )
    const evidence = { consumed: consumed.shown }
    const [first] = lost
    if (first === undefined) return pass(evidence)
    if (!queueMentions.complete)
      return unknown(
        `The project is too large to tell whether a worker consumes the queue ${first.queue}, to which ${first.task} is sent.`,
        evidence,
      )
    const names = [...new Set(lost.map(({ queue }) => queue))]
    const routed = app.settings['task_routes']
    return fail({
      message: `${first.task} is sent to the queue ${first.queue}, but no worker command of this project consumes that queue: the task waits forever.`,
      evidence: {
        queues: names.map(
          (name) => `${name}: ${lost.flatMap(({ task, queue }) => (queue === name ? task : [])).join(', ')}`,
        ),
        task_routes: routed?.origin === 'configured' ? routed.where : null,
        ...evidence,
      },
      remedy: `Start a worker with -Q ${[...queues, ...names].join(',')}, or correct the route.`,
      location: locationAt(routed?.where ?? null),
    })
  },
})

import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { locationAt } from '../location.ts'
import { settingsAreRead } from './after.ts'
import { consumedQueues } from './consumed-queues.ts'

/** Judged only against worker commands that the project itself writes down: another service may consume a queue as well. */
export const routesConsumed = defineCheck({
  id: 'config.routes-consumed',
  title: 'Every queue that tasks are routed to has a worker that consumes it',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker'],
  considers: ['launchCommands'],
  after: [...settingsAreRead, 'app.tasks-registered'],
  evaluate({ app, worker, launchCommands = [] }) {
    if (app.configuration === null) return skip('the routes were not read')
    const { queues, routes, queuesNamed } = app.configuration
    const consumed = consumedQueues(launchCommands, worker, queues)
    if (consumed === null) return skip('no worker command of this project tells which queues are consumed')
    const lost = Object.entries(routes).flatMap(([task, queue]) =>
      queue !== null && !consumed.queues.has(queue) && !queuesNamed.includes(queue) ? [{ task, queue }] : [],
    )
    const evidence = { consumed: consumed.shown }
    const [first] = lost
    if (first === undefined) return pass(evidence)
    const names = [...new Set(lost.map(({ queue }) => queue))]
    const routed = app.settings['task_routes']
    return fail({
      message: `${first.task} is sent to the queue ${first.queue}, which no worker command of this project consumes: it waits there for ever.`,
      evidence: {
        queues: names.map(
          (name) => `${name}: ${lost.flatMap(({ task, queue }) => (queue === name ? task : [])).join(', ')}`,
        ),
        task_routes: routed?.origin === 'configured' ? routed.where : null,
        ...evidence,
      },
      remedy: `Start a worker for it: -Q ${[...queues, ...names].join(',')}; or correct the route.`,
      location: locationAt(routed?.where ?? null),
    })
  },
})

import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { longestLimit } from './task-settings.ts'

/** Below that a heartbeat is shorter than what tasks commonly take, and the project has chosen it itself. */
const SHORT = 60

/**
 * solo runs a task in the thread that would send heartbeats, and what it acknowledges leaves only after the task:
 * RabbitMQ closes the connection, delivers the message again, and the task runs again, and again. With Celery's 120 s
 * only tasks of minutes are hit, so the default alone is no finding.
 */
export const heartbeatWithPool = defineCheck({
  id: 'config.heartbeat-with-pool',
  title: 'Heartbeats reach RabbitMQ while a task runs',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker', 'broker', 'platform'],
  after: settingsAreRead,
  evaluate({ app, worker, broker, platform }) {
    if (!broker.addresses.some(({ contact }) => contact === 'amqp')) return skip("the broker isn't RabbitMQ")
    const setting = app.settings['broker_heartbeat']
    const heartbeat = typeof setting?.value === 'number' ? setting.value : 0
    const evidence = { pool: worker.pool, broker_heartbeat: heartbeat, from: setting?.where ?? "Celery's default" }
    // On Windows the worker has no event loop, and asks RabbitMQ for no heartbeats (consumer.py, amqheartbeat = 0).
    if (worker.pool !== 'solo' || heartbeat <= 0 || platform.target === 'windows') return pass(evidence)
    const limit = longestLimit(app, worker, app.tasks)
    const chosen = setting?.origin === 'configured' && heartbeat < SHORT
    const long = limit !== null && limit.seconds > heartbeat
    // Limits that end a task in time are no help here: solo ignores them. They tell how long tasks are meant to take.
    if (!long && !(chosen && limit === null)) return pass(evidence)
    return fail({
      message: `The solo pool sends no heartbeats while a task runs: after about twice ${heartbeat} s RabbitMQ closes the connection and delivers the task again, which then runs again and again.`,
      evidence: {
        ...evidence,
        'longest limit': limit && `${limit.seconds} s (${limit.where})`,
        'pool from': worker.poolOrigin.where,
      },
      remedy:
        'Set broker_heartbeat = 0 for this worker (TCP keepalive then finds a dead connection), or above twice the longest task; or use --pool=prefork or --pool=threads, which go on sending.',
      location: locationAt(setting?.where ?? null),
    })
  },
})

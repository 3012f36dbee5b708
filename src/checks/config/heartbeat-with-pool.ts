import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { longestLimit } from './task-settings.ts'

/** Seconds. A shorter heartbeat is one that the project has chosen, and shorter than many tasks. */
const SHORT_HEARTBEAT = 60

/**
 * The solo pool runs a task in the thread that sends heartbeats, and acknowledges only after the task: RabbitMQ closes
 * the connection and redelivers the message, and the task runs repeatedly. With Celery's default of 120 s this needs
 * tasks of minutes, so the default alone is no finding.
 */
export const heartbeatWithPool = defineCheck({
  id: 'config.heartbeat-with-pool',
  title: 'RabbitMQ heartbeats are sent while a task runs',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'worker', 'broker', 'platform'],
  after: settingsAreRead,
  evaluate({ app, worker, broker, platform }) {
    if (!broker.addresses.some(({ contact }) => contact === 'amqp')) return skip('the broker is not RabbitMQ')
    const setting = app.settings['broker_heartbeat']
    const heartbeat = typeof setting?.value === 'number' ? setting.value : 0
    const evidence = { pool: worker.pool, broker_heartbeat: heartbeat, from: setting?.where ?? "Celery's default" }
    // On Windows the worker has no event loop and requests no heartbeats from RabbitMQ (consumer.py, amqheartbeat = 0).
    if (worker.pool !== 'solo' || heartbeat <= 0 || platform.target === 'windows') return pass(evidence)
    const limit = longestLimit(app, worker, app.tasks)
    const chosen = setting?.origin === 'configured' && heartbeat < SHORT_HEARTBEAT
    const long = limit !== null && limit.seconds > heartbeat
    // The solo pool does not enforce time limits; they show how long tasks are expected to take.
    if (!long && !(chosen && limit === null)) return pass(evidence)
    return fail({
      message: `The solo pool sends no heartbeats while a task runs: after about twice ${heartbeat} s RabbitMQ closes the connection and redelivers the task, which then runs repeatedly.`,
      evidence: {
        ...evidence,
        'longest limit': limit && `${limit.seconds} s (${limit.where})`,
        'pool from': worker.poolOrigin.where,
      },
      remedy: `Set ${settingName(app, 'broker_heartbeat')} = 0 for this worker (TCP keepalive then detects a dead connection) or to more than twice the longest task, or use --pool=prefork or --pool=threads, which keep sending heartbeats.`,
      location: locationAt(setting?.where ?? null),
    })
  },
})

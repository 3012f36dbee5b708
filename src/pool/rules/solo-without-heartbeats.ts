import { defineRule, iff } from '../define-rule.ts'

/**
 * A solo worker sends no heartbeat while a task runs; RabbitMQ closes the connection and redelivers unacknowledged messages
 * (measured: one message, three runs). On Windows Celery negotiates no heartbeats at all.
 */
export const soloWithoutHeartbeats = defineRule({
  id: 'solo-without-heartbeats',
  when: ({ os, heartbeat, features: { lateAcks } }) =>
    iff(heartbeat !== null && os !== 'windows', {
      pool: 'solo',
      reason: `solo sends no heartbeats while a task runs: a task much longer than broker_heartbeat (${heartbeat ?? 0} s) loses the connection to RabbitMQ${
        lateAcks === null ? '' : `, and is delivered again (${lateAcks})`
      }`,
    }),
})

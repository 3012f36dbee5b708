import { defineRule, iff } from '../define-rule.ts'

/**
 * A solo worker sends no heartbeat while a task runs; RabbitMQ closes the connection, and what was not acknowledged is
 * delivered again (measured: one message, three runs). On Windows Celery agrees on no heartbeats in the first place.
 */
export const soloWithoutHeartbeats = defineRule({
  id: 'solo-without-heartbeats',
  when: ({ os, heartbeat, features: { lateAcks } }) =>
    iff(heartbeat !== null && os !== 'windows', {
      pool: 'solo',
      reason: `solo sends no heartbeats while a task runs: one that takes much longer than broker_heartbeat (${heartbeat ?? 0} s) costs the connection to RabbitMQ${
        lateAcks === null ? '' : `, and is delivered again (${lateAcks})`
      }`,
    }),
})

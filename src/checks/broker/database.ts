import { defineCheck } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { judgeStages, type FailedConnection, type Verdict } from './judge-stages.ts'

export const database = defineCheck({
  id: 'broker.database',
  title: 'The database or virtual host exists and the user may use it',
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.resolves', 'broker.reachable', 'broker.authenticated'],
  evaluate: ({ broker, brokerConnections }) =>
    judgeStages({ stages: ['database'], broker, connections: brokerConnections, verdict }),
})

function verdict({ connection: { address }, failure: { kind, reason } }: FailedConnection): Verdict {
  const path = address.path ?? '/'
  const user = address.username ?? 'default'
  switch (kind) {
    case 'no-such-database':
      return {
        message: `Redis has no database ${path}: ${reason}. The worker retries forever.`,
        remedy: remedy(
          'End the broker URL with the number of an existing database: 0 to 15, unless `databases` in redis.conf says otherwise. Redis Cluster has only 0.',
        ),
      }
    case 'no-such-vhost':
      return {
        message: `RabbitMQ has no virtual host "${path}". The worker reconnects several times a second, forever.`,
        remedy: remedy(
          'Create the virtual host and give the user permissions on it, or correct the path of the broker URL: no path or // is the virtual host /.',
          command('rabbitmqctl', 'add_vhost', path),
          command('rabbitmqctl', 'set_permissions', '-p', path, user, '.*', '.*', '.*'),
        ),
      }
    case 'not-allowed':
      return address.contact === 'amqp'
        ? {
            message: `The user "${user}" has no access to the virtual host "${path}". The worker reconnects several times a second, forever.`,
            remedy: remedy(
              'Give the user permissions on the virtual host.',
              command('rabbitmqctl', 'set_permissions', '-p', path, user, '.*', '.*', '.*'),
            ),
          }
        : {
            message: `The user "${user}" may not select database ${path}: ${reason}.`,
            remedy: remedy('Allow SELECT in the ACL rules of this user (ACL SETUSER … +select), or use database 0.'),
          }
    default:
      return {
        message: `Opening the database or virtual host "${path}" fails: ${reason}.`,
        remedy: remedy('Check the broker and its URL.'),
      }
  }
}

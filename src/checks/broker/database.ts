import { defineCheck } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'
import { judgeRungs, type Stuck, type Verdict } from './judge-rungs.ts'

export const database = defineCheck({
  id: 'broker.database',
  title: "The broker's database or virtual host exists and is open to the user",
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.resolves', 'broker.reachable', 'broker.authenticated'],
  evaluate: ({ broker, brokerConnections }) =>
    judgeRungs({ rungs: ['database'], broker, connections: brokerConnections, verdict }),
})

function verdict({ connection: { address }, failure: { kind, said } }: Stuck): Verdict {
  const path = address.path ?? '/'
  const user = address.username ?? 'default'
  switch (kind) {
    case 'no-such-database':
      return {
        message: `Redis has no database ${path}: ${said}. A worker tries again for ever.`,
        remedy: remedy(
          'Use a number that the server has, at the end of the address: 0 to 15, unless `databases` in redis.conf says otherwise; Redis Cluster has only 0.',
        ),
      }
    case 'no-such-vhost':
      return {
        message: `RabbitMQ has no virtual host "${path}". A worker reconnects several times a second, without end.`,
        remedy: remedy(
          'Make it and open it to the user, or correct the path of the address (nothing or // means the virtual host /).',
          command('rabbitmqctl', 'add_vhost', path),
          command('rabbitmqctl', 'set_permissions', '-p', path, user, '.*', '.*', '.*'),
        ),
      }
    case 'not-allowed':
      return address.contact === 'amqp'
        ? {
            message: `The user "${user}" may not use the virtual host "${path}". A worker reconnects several times a second, without end.`,
            remedy: remedy(
              'Give the user its permissions.',
              command('rabbitmqctl', 'set_permissions', '-p', path, user, '.*', '.*', '.*'),
            ),
          }
        : {
            message: `The user "${user}" may not select the database ${path}: ${said}.`,
            remedy: remedy(
              'Allow the command SELECT in the rules of this user (ACL SETUSER … +select), or use database 0.',
            ),
          }
    default:
      return {
        message: `The database or virtual host "${path}" can't be opened: ${said}.`,
        remedy: remedy('Check the broker and its address.'),
      }
  }
}

import { defineCheck } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { judgeStages, type FailedConnection, type Verdict } from './judge-stages.ts'

export const authenticated = defineCheck({
  id: 'broker.authenticated',
  title: 'The broker accepts the credentials',
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.resolves', 'broker.reachable'],
  evaluate: ({ broker, brokerConnections }) =>
    judgeStages({ stages: ['authenticate'], broker, connections: brokerConnections, verdict }),
})

function verdict({ connection: { address }, failure: { kind, reason } }: FailedConnection): Verdict {
  const { shown, username, contact } = address
  const user = username === null ? '' : ` of the user "${username}"`
  if (kind === 'credentials-required')
    return {
      message: `The broker requires a password; ${shown} has none. The worker retries forever.`,
      remedy: remedy(
        'Add the credentials to the broker URL, percent-encoded: redis://user:password@host:6379/0, or redis://:password@host:6379/0 without a user.',
      ),
    }
  if (kind === 'guest-not-local')
    return {
      message: 'RabbitMQ refuses the user "guest" from another machine, or its password is wrong.',
      remedy: remedy(
        'Create a user for the worker and put it in the broker URL: RabbitMQ accepts guest only from the machine it runs on.',
        ...rabbitUser(address.path),
      ),
    }
  if (kind === 'wrong-credentials' && /no password is set|without any password configured/i.test(reason))
    return {
      message: `${shown} has a password; the Redis server has none.`,
      remedy: remedy('Remove the password from the broker URL, or set it on the server (requirepass).'),
    }
  if (kind === 'wrong-credentials')
    return {
      message: `The broker rejects the credentials${user}. ${contact === 'amqp' ? 'The worker exits at once.' : 'The worker retries forever.'}`,
      remedy: remedy(
        'Correct the user and the password in the broker URL. Percent-encode special characters; a % is written %25.',
      ),
    }
  return { message: `Logging in to ${shown} fails: ${reason}.`, remedy: remedy('Check the broker and its URL.') }
}

const rabbitUser = (path: string | null) => [
  { argv: ['rabbitmqctl', 'add_user', 'worker', 'PASSWORD'], platforms: [] },
  {
    argv: ['rabbitmqctl', 'set_permissions', '-p', path ?? '/', 'worker', '.*', '.*', '.*'],
    platforms: [],
  },
]

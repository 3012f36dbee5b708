import { defineCheck } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { judgeRungs, type Stuck, type Verdict } from './judge-rungs.ts'

export const authenticated = defineCheck({
  id: 'broker.authenticated',
  title: 'The broker accepts the credentials',
  tier: 'network',
  severity: 'error',
  needs: ['broker', 'brokerConnections'],
  after: ['broker.configured', 'broker.url-valid', 'broker.resolves', 'broker.reachable'],
  evaluate: ({ broker, brokerConnections }) =>
    judgeRungs({ rungs: ['authenticate'], broker, connections: brokerConnections, verdict }),
})

function verdict({ connection: { address }, failure: { kind, said } }: Stuck): Verdict {
  const { shown, username, contact } = address
  const user = username === null ? '' : ` for the user "${username}"`
  if (kind === 'credentials-required')
    return {
      message: `The broker wants a password, and ${shown} has none. A worker tries again for ever.`,
      remedy: remedy('Put the credentials into the address: redis://user:password@host:6379/0, percent-encoded.'),
    }
  if (kind === 'guest-not-local')
    return {
      message: `RabbitMQ refuses the user "guest" from another machine (or its password is wrong).`,
      remedy: remedy(
        'Make a user for the worker and use it in the address; guest may connect from the machine that RabbitMQ runs on only.',
        ...rabbitUser(address.path),
      ),
    }
  if (kind === 'wrong-credentials' && /no password is set|without any password configured/i.test(said))
    return {
      message: `${shown} has a password, and the Redis server has none.`,
      remedy: remedy('Remove the password from the address, or set it in the server (requirepass).'),
    }
  if (kind === 'wrong-credentials')
    return {
      message: `The broker doesn't accept the credentials${user}${contact === 'amqp' ? ': a worker stops at once' : ': a worker tries again for ever'}.`,
      remedy: remedy(
        'Correct user and password in the address. Special characters in them are percent-encoded: a % itself is %25.',
      ),
    }
  return { message: `Logging in to ${shown} fails: ${said}.`, remedy: remedy('Check the broker and its address.') }
}

const rabbitUser = (path: string | null) => [
  { argv: ['rabbitmqctl', 'add_user', 'worker', 'PASSWORD'], platforms: [], safe: false },
  {
    argv: ['rabbitmqctl', 'set_permissions', '-p', path ?? '/', 'worker', '.*', '.*', '.*'],
    platforms: [],
    safe: false,
  },
]

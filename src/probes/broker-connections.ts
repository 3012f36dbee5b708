import { ok } from '../facts/outcome.ts'
import { connectInStages } from '../broker/connection/connect-in-stages.ts'
import { defineProbe } from './define-probe.ts'

/**
 * Connects to all broker URLs in parallel and returns the stage that each reached. Changes nothing: a queue is declared only if it exists, to learn whether it has other arguments. Skips
 * embedded transports and services that poolwise does not connect to.
 */
export const brokerConnectionsProbe = defineProbe({
  name: 'brokerConnections',
  provides: ['brokerConnections'],
  needs: ['broker'],
  considers: ['queueDeclarations'],
  tier: 'network',
  // Four seconds for each address (STAGE_TIMEOUTS), in parallel, plus loading the clients.
  deadlineMs: 8_000,
  async run({ request, signal, step }, { broker }, { queueDeclarations }) {
    const addresses = broker.addresses.filter(({ contact }) => contact !== 'embedded' && contact !== 'not-probed')
    const queues = queueDeclarations?.kind === 'ok' ? queueDeclarations.value : []
    step(`connecting to ${addresses.map(({ shown }) => shown).join(', ')}`)
    return {
      brokerConnections: ok(
        await Promise.all(addresses.map((address) => connectInStages(address, request.env, signal, undefined, queues))),
      ),
    }
  },
})

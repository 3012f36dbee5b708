import { ok } from '../facts/outcome.ts'
import { connectInStages } from '../broker/connection/connect-in-stages.ts'
import { defineProbe } from './define-probe.ts'

/**
 * Connects to every broker address, all at once, and tells how far each came. Nothing is written and nothing declared;
 * embedded transports and services whose protocol we don't speak are left alone.
 */
export const brokerConnectionsProbe = defineProbe({
  name: 'brokerConnections',
  provides: ['brokerConnections'],
  needs: ['broker'],
  tier: 'network',
  // Each address has four seconds of its own; loading the client is extra.
  deadlineMs: 8_000,
  async run({ request, signal, step }, { broker }) {
    const addresses = broker.addresses.filter(({ contact }) => contact !== 'embedded' && contact !== 'not-probed')
    step(`connecting to ${addresses.map(({ shown }) => shown).join(', ')}`)
    return {
      brokerConnections: ok(
        await Promise.all(addresses.map((address) => connectInStages(address, request.env, signal))),
      ),
    }
  },
})

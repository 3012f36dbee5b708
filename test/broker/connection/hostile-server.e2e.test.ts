import { describe, expect, it } from 'vitest'
import { ATTACKS, hostilePeer } from '../../support/hostile-server.ts'
import { connectTo, started } from './connect.ts'

const noAnswer = { unsolicitedReply: 20, answer: 300, lineAnswer: 100, plainAnswer: 100 }

/** Seeds of the attacks that are random. */
const seeds = (attack: string) => (attack.startsWith('random') ? Array.from({ length: 15 }, (_, index) => index) : [0])

describe.concurrent.each(['redis', 'amqp'])('%s: a server that sends', (scheme) => {
  it.for(Object.keys(ATTACKS).flatMap((attack) => seeds(attack).map((seed) => [attack, seed] as const)))(
    '%s (%i) is no broker, and the reason is short',
    async ([attack, seed], context) => {
      const server = await started(context, hostilePeer(attack, seed))
      const before = process.memoryUsage.rss()
      const { failedAt, failure } = await connectTo(`${scheme}://127.0.0.1:${server.port}`, { timeouts: noAnswer })
      expect(failedAt).not.toBeNull()
      expect(failure?.reason.length).toBeLessThanOrEqual(301)
      // Far above what any of them needs, far below what they send.
      expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024)
    },
  )
})

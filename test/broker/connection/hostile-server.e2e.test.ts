import { describe, expect, it } from 'vitest'
import { ATTACKS, hostilePeer } from '../../support/hostile-server.ts'
import { connectTo, started } from './connect.ts'

const noAnswer = { unsolicitedReply: 20, answer: 300, lineAnswer: 100, plainAnswer: 100, address: 4_000 }

/** Seeds of the attacks that are random. */
const seeds = (attack: string) => (attack.startsWith('random') ? Array.from({ length: 15 }, (_, index) => index) : [0])

const sessions = Object.keys(ATTACKS).flatMap((attack) => seeds(attack).map((seed) => [attack, seed] as const))

describe.each(['redis', 'amqp'])('%s', (scheme) => {
  it('a server that attacks is no broker, the reason is short, and the memory stays small', async (context) => {
    const before = process.memoryUsage.rss()
    const ended = await Promise.all(
      sessions.map(async ([attack, seed]) => {
        const server = await started(context, hostilePeer(attack, seed))
        const { failedAt, failure } = await connectTo(`${scheme}://127.0.0.1:${server.port}`, { timeouts: noAnswer })
        return { attack, seed, failed: failedAt !== null, short: (failure?.reason.length ?? 0) <= 301 }
      }),
    )
    expect(ended).toEqual(sessions.map(([attack, seed]) => ({ attack, seed, failed: true, short: true })))
    // Far above what any of them needs, far below what they send.
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024)
  })
})

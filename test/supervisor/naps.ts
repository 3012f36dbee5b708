import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { Redis } from 'ioredis'
import { expect } from 'vitest'
import { runProcess } from '../../src/platform/run-process.ts'
import type { LadderTimes } from '../../src/supervisor/state.ts'
import { MAX_WAIT_MS } from '../support/deadlines.ts'
import { until } from '../support/processes.ts'
import { launchInProcess, lifeline, program, type Launched } from './launcher.ts'

/** Keeps what began and what ended, and is the broker where no other one is given. */
export const redisUrl = process.env['TEST_REDIS_URL']
export const amqpUrl = process.env['TEST_AMQP_URL']

const SENT = 10

/** Two tasks of 2 s run, or one with solo; the others wait in the worker or in the queue. */
export class Naps {
  readonly prefix = `naps:${randomUUID()}:`
  readonly redis: Redis
  readonly env: Record<string, string>

  constructor(extra: Record<string, string> = {}) {
    const url = redisUrl as string
    this.redis = new Redis(url)
    this.env = { NAPS_PREFIX: this.prefix, NAPS_BROKER: url, NAPS_STORE: url, NAPS_COUNT: String(SENT), ...extra }
  }

  launch(
    python: string,
    pool: string,
    wrapper: readonly string[] = [],
    times: Partial<LadderTimes> = {},
    extra: Record<string, string> = {},
  ): Promise<Launched> {
    const concurrency = pool === 'solo' ? [] : ['--concurrency=2']
    // A node of its own on a broker that others use: RabbitMQ lets each node name have one worker.
    const node = `--hostname=${this.prefix.slice(5, 13)}@%h`
    const celeryArguments = ['-A', 'naps', 'worker', `--pool=${pool}`, ...concurrency, node, '-l', 'INFO']
    const settings = { python, lifeline, celeryArguments, cwd: dirname(program('naps.py')), times }
    return launchInProcess(settings, { ...this.env, ...extra }, wrapper)
  }

  send = (python: string): Promise<void> => this.run(python, [])

  /** Removes the queue from a broker that is not ours alone. */
  deleteQueue = (python: string): Promise<void> => this.run(python, ['delete'])

  private async run(python: string, args: readonly string[]): Promise<void> {
    const env = { ...process.env, ...this.env }
    const options = { cwd: dirname(program('naps.py')), env, deadlineMs: MAX_WAIT_MS }
    const { exitCode, stderr } = await runProcess(python, [program('naps.py'), ...args], options)
    if (exitCode !== 0) throw new Error(stderr)
  }

  list = async (name: 'began' | 'ended'): Promise<number[]> =>
    (await this.redis.lrange(this.prefix + name, 0, -1)).map(Number).sort((a, b) => a - b)
  /** The number of tasks that have begun and not ended. */
  running = async (): Promise<number> => (await this.list('began')).length - (await this.list('ended')).length
  /** What Redis keeps for a worker that hasn't acknowledged it. */
  held = (): Promise<number> => this.redis.hlen(`${this.prefix}unacked`)

  /** What began has ended, once; the rest is in the queue; nothing is held by a worker that is gone. */
  async expectNothingLost(): Promise<void> {
    const [began, ended, queued, held] = await Promise.all([
      this.list('began'),
      this.list('ended'),
      this.redis.llen(`${this.prefix}celery`),
      this.held(),
    ])
    expect({ began, held, total: ended.length + queued }).toEqual({ began: ended, held: 0, total: SENT })
    expect(new Set(ended).size).toBe(ended.length)
  }

  /** Another worker finishes what the first one gave back, all but the lost ones. */
  async expectAllEndOnce(python: string, pool: string, lost: readonly number[] = []): Promise<void> {
    const all = Array.from({ length: SENT }, (_, number) => number).filter((number) => !lost.includes(number))
    const worker = await this.launch(python, pool, [], {}, { NAPS_SECONDS: '0.05' })
    await until(async () => new Set(await this.list('ended')).size >= all.length)
    worker.process.kill('SIGTERM')
    expect(await worker.exit).toBe(0)
    expect(await this.list('ended')).toEqual(all)
    await this.close()
  }

  async close(): Promise<void> {
    const keys = await this.redis.keys(`${this.prefix}*`)
    if (keys.length > 0) await this.redis.del(keys)
    await this.redis.quit()
  }
}

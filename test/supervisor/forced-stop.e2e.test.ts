import { randomUUID } from 'node:crypto'
import { describe, expect, test, type TestContext } from 'vitest'
import { alive, until } from '../support/processes.ts'
import { isFullSuite } from '../support/full-suite.ts'
import { venv, type VenvName } from '../support/venv.ts'
import { amqpUrl, Naps, redisUrl } from './naps.ts'

interface Case {
  readonly celery: VenvName
  readonly pool: string
  readonly broker: 'redis' | 'rabbitmq'
  readonly acks: 'early' | 'late'
}

const combinations: Case[] = ['prefork', 'solo', 'threads', 'gevent'].flatMap((pool) =>
  (['redis', 'rabbitmq'] as const).flatMap((broker) =>
    (['early', 'late'] as const).map((acks) => ({ celery: 'celery-5.7.0' as const, pool, broker, acks })),
  ),
)
/** Without all: each pool and each broker, and an early acknowledgement. */
const isOneOfAKind = ({ pool, broker, acks }: Case): boolean =>
  acks === 'late' ? broker === 'redis' || pool === 'solo' : pool === 'threads' && broker === 'redis'

/** Where Celery's own cold shutdown loses tasks, on the other version. */
const others: Case[] = ['solo', 'gevent'].map((pool) => ({
  celery: 'celery-5.6.2',
  pool,
  broker: 'redis',
  acks: 'late',
}))

/** As many workers at a time as a small machine starts in good time. */
const gate = limited(3)

describe
  .skipIf(redisUrl === undefined)
  .concurrent('a stop by force returns what it can and names what it loses', () => {
    test.for([...combinations, ...others].filter((one) => isFullSuite || isOneOfAKind(one)))(
      '$celery, $pool, $broker, $acks',
      (one, context) => gate(() => forced(one, context)),
    )
  })

async function forced({ celery, pool, broker, acks }: Case, context: TestContext): Promise<void> {
  context.skip(broker === 'rabbitmq' && amqpUrl === undefined, 'no RabbitMQ runs here')
  const python = await venv(celery)
  const naps = new Naps({
    NAPS_SECONDS: '600',
    NAPS_ACKS_LATE: acks === 'late' ? '1' : '0',
    ...(broker === 'rabbitmq' ? { NAPS_BROKER: amqpUrl as string, NAPS_QUEUE: `naps-${randomUUID()}` } : {}),
  })
  await naps.send(python)
  const worker = await naps.launch(python, pool, [], { stopTimeoutMs: 300 })
  const { pid } = await worker.event('ready')
  await until(async () => (await naps.running()) === (pool === 'solo' ? 1 : 2))
  worker.process.kill('SIGTERM')
  expect(await worker.exit).toBe(137)
  await until(() => !alive(-(pid as number)))

  const lost = worker.events.flatMap((event) => (event.type === 'tasks-lost' ? event.tasks : []))
  const ran = (await naps.list('began')).map((number) => `nap[nap-${number}]`)
  if (acks === 'late') expect(lost).toEqual([])
  else expect(ran).toEqual(expect.arrayContaining(lost))
  const returned = worker.events.flatMap((event) => (event.type === 'tasks-returned' ? event.tasks : []))
  for (const name of ran) expect([...lost, ...returned]).toContain(name)
  expect(worker.events).toContainEqual(expect.objectContaining({ type: 'stopped', forced: true, lost: lost.length }))
  expect(await naps.held()).toBe(0)
  await naps.expectAllEndOnce(
    python,
    'solo',
    lost.map((name) => Number(/\d+/.exec(name)?.[0])),
  )
  await naps.deleteQueue(python)
}

function limited(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = atOnce
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free -= 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

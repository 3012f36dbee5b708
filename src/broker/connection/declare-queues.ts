import type { QueueDeclaration } from '../../facts/queues.ts'
import type { RefusedQueue } from '../../facts/broker.ts'
import type { AmqpClient } from './amqp-client.ts'

const MOST_QUEUES = 20

/**
 * The queues that RabbitMQ has with other arguments than the worker declares. A declaration that equals an existing queue
 * changes nothing, and a different one is refused (406) and changes nothing either. A queue that doesn't exist is not
 * declared: a passive declaration, which never creates one, comes first.
 */
export async function refusedQueues(
  client: AmqpClient,
  queues: readonly QueueDeclaration[],
): Promise<readonly RefusedQueue[]> {
  const refused: RefusedQueue[] = []
  // Another connection's exclusive queue can't be declared, and one that deletes itself might be gone in between.
  for (const queue of queues.filter(({ exclusive, autoDelete }) => !exclusive && !autoDelete).slice(0, MOST_QUEUES)) {
    if ((await declare(client, queue, true)) !== null) continue
    const reason = await declare(client, queue, false)
    if (reason?.startsWith('PRECONDITION_FAILED')) refused.push({ name: queue.name, reason })
  }
  return refused
}

/** @returns why it is refused; null: it is not */
async function declare(
  client: AmqpClient,
  { name, durable, autoDelete, arguments: given }: QueueDeclaration,
  passive: boolean,
): Promise<string | null> {
  const channel = await client.channel()
  // The package prints it otherwise.
  channel.onerror = () => undefined
  try {
    await channel.queueDeclare(name, { passive, durable, autoDelete, exclusive: false }, given)
    await channel.close()
    return null
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return text.replace(/^channel \d+ closed: /, '').replace(/ \(\d+\)$/, '')
  }
}

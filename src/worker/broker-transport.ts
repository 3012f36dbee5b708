import type { AppFact } from '../facts/app.ts'

/**
 * The transport of the broker that a worker reads from, where it is asynchronous. With any other transport the worker uses
 * another prefork pool, whose children share two pipes (celery.worker.components.Pool.create).
 */
export function asynchronousTransport({ settings }: AppFact): 'redis' | 'amqp' | null {
  // Celery's default is RabbitMQ.
  const url = settings['broker_read_url']?.value ?? settings['broker_url']?.value ?? 'amqp://'
  if (typeof url !== 'string') return null
  if (/^(rediss?|sentinel):/.test(url)) return 'redis'
  return /^(py)?amqps?:/.test(url) ? 'amqp' : null
}

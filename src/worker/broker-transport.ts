import type { AppFact } from '../facts/app.ts'

/**
 * The transport of the broker that a worker reads from, as far as the pool depends on it. With one that isn't asynchronous
 * the worker takes another prefork pool, whose children share two pipes (celery.worker.components.Pool.create).
 */
export function asynchronousTransport({ settings }: AppFact): 'redis' | 'amqp' | null {
  // Without any URL Celery takes RabbitMQ's.
  const url = settings['broker_read_url']?.value ?? settings['broker_url']?.value ?? 'amqp://'
  if (typeof url !== 'string') return null
  if (/^(rediss?|sentinel):/.test(url)) return 'redis'
  return /^(py)?amqps?:/.test(url) ? 'amqp' : null
}

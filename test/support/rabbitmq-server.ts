import { accepts } from './redis-server.ts'

interface Skippable {
  skip(note?: string): void
}

/** The RabbitMQ that the test run started, otherwise the one on the standard port. */
export const rabbitPort = Number(new URL(process.env['TEST_AMQP_URL'] ?? 'amqp://127.0.0.1').port) || 5672

/** Skips a test with a warning where no RabbitMQ runs; fails on CI. */
export async function needsRabbit(context: Skippable): Promise<void> {
  if (await accepts(rabbitPort)) return
  if (process.env['CI'] === 'true') throw new Error(`no RabbitMQ on port ${rabbitPort}, and CI must have one`)
  console.warn(`SKIPPED: no RabbitMQ on port ${rabbitPort}`)
  context.skip('no RabbitMQ runs here')
}

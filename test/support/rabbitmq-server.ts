import { accepts } from './redis-server.ts'

interface Skippable {
  skip(note?: string): void
}

/** The RabbitMQ of this machine, on its standard port. A private one takes as long to start as all tests together. */
export const rabbitPort = 5672

/** Skips a test loudly where no RabbitMQ runs; on CI one has to. */
export async function needsRabbit(context: Skippable): Promise<void> {
  if (await accepts(rabbitPort)) return
  if (process.env['CI'] === 'true') throw new Error(`no RabbitMQ on port ${rabbitPort}, and CI must have one`)
  console.warn(`SKIPPED: no RabbitMQ on port ${rabbitPort}`)
  context.skip('no RabbitMQ runs here')
}

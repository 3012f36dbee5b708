import { wordsOfOptions } from '../celery-command/edit-command.ts'
import type { WorkerFact } from '../facts/worker.ts'

/** How it starts: its pool, and what it says to other workers, of which there are none on a private broker. */
const OWN = ['--pool', '--pool-start-method', '--without-gossip', '--without-mingle', '--without-heartbeat']

/**
 * Options for a worker that runs a canary task and nothing else: those of the project's own command that decide its pool,
 * in the form in which they stand there (`-Pgevent` isn't `-P gevent`), and those that keep it apart. Pure.
 */
export function canaryOptions({ command, concurrency, pool }: WorkerFact): string[] {
  const own = command === null || command[0] === 'poolwise' ? [] : wordsOfOptions(command, OWN)
  // Two children show as much as a hundred, and start sooner; a smaller number of the project's own stays.
  const size = pool === 'solo' ? [] : [`--concurrency=${Math.min(concurrency ?? 2, 2)}`]
  return [...own, ...size, '--queues=poolwise.canary', '--hostname=poolwise-canary@%h', '--loglevel=INFO']
}

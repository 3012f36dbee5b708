import type { WorkerFact } from '../facts/worker.ts'

/**
 * The options of the project's own worker command that decide about its pool, in the very form in which they stand there
 * (`-Pgevent` isn't `-P gevent`), and what keeps a trial apart from everything else. Pure.
 */
export function trialOptions({ command, concurrency, pool }: WorkerFact): string[] {
  const given =
    command === null || command[0] === 'poolwise'
      ? []
      : [...optionWords(command, '-P', '--pool'), ...optionWords(command, null, '--pool-start-method')]
  // Two children show as much as a hundred, and start sooner; a smaller number of the project's own stays.
  const size = pool === 'solo' ? [] : [`--concurrency=${Math.min(concurrency ?? 2, 2)}`]
  return [
    ...given,
    ...size,
    '--queues=poolwise.canary',
    '--hostname=poolwise-canary@%h',
    '--without-gossip',
    '--without-mingle',
    '--without-heartbeat',
    '--loglevel=WARNING',
  ]
}

/** The words of an option as they were typed. */
function optionWords(argv: readonly string[], short: string | null, long: string): string[] {
  return argv.flatMap((word, index) => {
    if (word === short || word === long) return [word, ...argv.slice(index + 1, index + 2)]
    if (word.startsWith(`${long}=`)) return [word]
    return short !== null && word.startsWith(short) && !word.startsWith('--') ? [word] : []
  })
}

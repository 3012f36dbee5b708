import type { WorkerFact } from '../../facts/worker.ts'
import type { Remedy } from '../define-check.ts'
import { command, remedy } from './commands.ts'

/** The project's own worker command, or the plain one, with a pool that works on Windows. */
export function soloPool(worker: WorkerFact, app: string): Remedy {
  const base = withoutPool(worker.command ?? ['celery', '-A', app, 'worker', '--loglevel=INFO'])
  return remedy(
    'Start the worker with --pool=solo (one task at a time, fine for development) or --pool=threads (several at once). ' +
      'To have it chosen for each system, set worker_pool = "solo" under `if sys.platform == "win32"`.',
    command(...base, '--pool=solo'),
    command('poolwise', 'worker', 'launch', '--auto-pool'),
  )
}

/** Without -P/--pool in any form, and without a number of processes, which solo would ignore. */
export function withoutPool(argv: readonly string[]): string[] {
  const options = ['-P', '--pool', '-c', '--concurrency']
  return argv.filter((word, index) => {
    const before = argv[index - 1]
    const isValue = before !== undefined && options.includes(before)
    const isOption = options.some(
      (name) =>
        word === name ||
        (name.startsWith('--') ? word.startsWith(`${name}=`) : word.startsWith(name) && !word.startsWith('--')),
    )
    return !isValue && !isOption
  })
}

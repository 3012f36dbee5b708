import type { IpcFact, Measurement } from '../../facts/ipc.ts'
import { provePrefork } from '../../probes/prove-prefork.ts'
import { UsageError } from '../errors.ts'
import { interruptible } from '../interrupt.ts'
import { startProgress } from '../progress.ts'

export interface PreforkTrial {
  readonly python: string
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly quiet: boolean
}

/**
 * Runs prefork on this machine, past the launcher of the virtual environment.
 * @returns the measurements, all of which worked
 * @throws UsageError with what didn't work, or why it could not be tried
 */
export async function trialPrefork({ python, root, env, quiet }: PreforkTrial): Promise<IpcFact> {
  const progress = startProgress(process.stderr, !quiet)
  const onStep = (doing: string) => progress.step(doing)
  const outcome = await interruptible((signal) => provePrefork({ python, root, env, signal, onStep })).finally(() =>
    progress.done(),
  )
  if (outcome.kind !== 'ok') {
    const why = outcome.kind === 'broken' ? outcome.error : outcome.kind === 'absent' ? outcome.because : 'no answer'
    throw new UsageError(`prefork could not be tried on this machine: ${why}`, 'Launch with --auto-pool.')
  }
  const { semaphore, childSpawns, semaphoreInChild, poolRoundTrip, taskRegistryInChild } = outcome.value
  const problem = [semaphore, childSpawns, semaphoreInChild, poolRoundTrip, taskRegistryInChild]
    .map(problemOf)
    .find((text) => text !== null)
  if (problem !== undefined)
    throw new UsageError(
      `prefork does not work on this machine, even past the launcher of the virtual environment: ${problem}`,
      'Launch with --auto-pool, or with --pool solo or --pool threads.',
    )
  return outcome.value
}

/** Why a measurement rules prefork out; null: it worked. */
function problemOf(measurement: Measurement): string | null {
  switch (measurement.status) {
    case 'worked':
      return null
    case 'not-tried':
      return measurement.because
    case 'silent':
      return `no answer within ${Math.round(measurement.afterMs / 1000)} s`
    case 'failed':
      return `${measurement.error.type}: ${measurement.error.message}`
  }
}

import type { IpcFact, Measurement, SharedMemoryFact } from '../../facts/ipc.ts'
import { absent, broken, ok, type Outcome } from '../../facts/outcome.ts'
import type { ChannelEvent } from './read-event.ts'
import type { PythonExit } from './exit.ts'

/** The measurements made before the process ended; the step in which it ended is the one that failed. */
export function ipcOutcome(events: readonly ChannelEvent[], exit: PythonExit): Outcome<IpcFact> {
  const facts = new Map<string, unknown>()
  let step = 'start'
  for (const event of events) {
    if ('begin' in event) step = event.begin
    else if ('fact' in event) facts.set(event.fact, event.value)
    else if ('absent' in event) return absent(event.because)
    else if ('misfit' in event) return broken(event.because)
  }
  if (facts.size === 0) return broken(`nothing was measured: ${JSON.stringify(exit)}`)
  const measurement = (name: string): Measurement =>
    (facts.get(name) as Measurement | undefined) ??
    (name === step ? cutShort(exit) : { status: 'not-tried', because: `${step} ended the process` })
  return ok({
    startMethod: (facts.get('startMethod') as string | undefined) ?? 'unknown',
    semaphore: measurement('semaphore'),
    childSpawns: measurement('childSpawns'),
    semaphoreInChild: measurement('semaphoreInChild'),
    poolRoundTrip: measurement('poolRoundTrip'),
    taskRegistryInChild: measurement('taskRegistryInChild'),
    sharedMemory: (facts.get('sharedMemory') as SharedMemoryFact | null | undefined) ?? null,
  })
}

function cutShort(exit: PythonExit): Measurement {
  if (exit.how === 'hung') return { status: 'silent', afterMs: exit.afterMs }
  const message = exit.how === 'crashed' ? exit.signal : exit.how === 'exited' ? `exit code ${exit.code}` : ''
  return { status: 'failed', ms: 0, error: { type: 'Ended', message, errno: null, winerror: null, frames: [] } }
}

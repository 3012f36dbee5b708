import type { WorkerEvent } from '../../supervisor/worker-event.ts'
import { commandLine } from './layout.ts'

/** What a launched worker's events say to a person; null: nothing that its own log doesn't say. */
export function workerEventHuman(event: WorkerEvent): string | null {
  switch (event.type) {
    case 'planned':
      return `starting: ${commandLine(event.command)}`
    case 'ready':
      return `${event.node} is ready`
    case 'stopping':
      return stopping(event)
    case 'stopped':
      return event.forced ? 'the worker was stopped by force' : 'the worker has stopped; no task was lost'
    case 'crashed':
      return event.startError
        ? `the worker could not be started: ${event.startError}`
        : `the worker exited (${event.signal ?? `exit code ${event.exitCode ?? 'unknown'}`})${event.lastLine ? `: ${event.lastLine}` : ''}`
    case 'diagnosis':
      return `${event.label}: ${event.message}`
    case 'starting':
    case 'task-seen':
    case 'exited':
      return null
  }
}

function stopping({
  rung,
  running,
  waitingFor,
  timeoutMs,
  nextInterrupt,
}: Extract<WorkerEvent, { type: 'stopping' }>): string {
  if (rung === 'kill') return 'killing the worker and all its processes'
  const waiting = running > 0 ? `, waiting for ${running} running: ${waitingFor.join(', ')}` : ''
  const limit = timeoutMs === null ? '' : ` (at most ${Math.round(timeoutMs / 1000)} s)`
  const more = {
    reminds: '; Ctrl+C again shows the running tasks',
    forces: '; Ctrl+C again ends running tasks',
    kills: '; Ctrl+C again kills the worker',
  }[nextInterrupt]
  return rung === 'warm'
    ? `stopping warm: no new tasks${waiting}${limit}${more}`
    : `stopping cold: running tasks are ended${limit}${more}`
}

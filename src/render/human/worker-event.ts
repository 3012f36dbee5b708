import type { TasksEvent, WorkerEvent } from '../../supervisor/worker-event.ts'
import { commandLine } from './layout.ts'

export interface WorkerEventOptions {
  /** Ctrl+C can be pressed. */
  readonly terminal: boolean
}

/** What a launched worker's events say to a person; null: nothing that its own log doesn't say. */
export function workerEventHuman(event: WorkerEvent, { terminal }: WorkerEventOptions): string | null {
  switch (event.type) {
    case 'planned':
      return `starting: ${commandLine(event.command)}`
    case 'ready':
      return `${event.node} is ready`
    case 'stopping':
      return stopping(event, terminal)
    case 'tasks-finished':
    case 'tasks-returned':
    case 'tasks-held':
    case 'tasks-lost':
    case 'tasks-unknown':
      return tasks(event)
    case 'stopped':
      return stopped(event)
    case 'crashed':
      return crashed(event)
    case 'diagnosis':
      return `${event.label}: ${event.message}`
    case 'starting':
    case 'task-seen':
    case 'exited':
      return null
  }
}

/** What must be said with --quiet too. */
export const isGrave = (event: WorkerEvent): boolean =>
  ['crashed', 'diagnosis', 'tasks-held', 'tasks-lost', 'tasks-unknown'].includes(event.type) ||
  (event.type === 'stopped' && event.forced)

type EventOf<T extends WorkerEvent['type']> = Extract<WorkerEvent, { type: T }>

function stopping(event: EventOf<'stopping'>, terminal: boolean): string {
  const { rung, running, waitingFor, timeoutMs, nextInterrupt } = event
  if (rung === 'kill') return 'killing the worker and all its processes'
  const force = 'returns unacknowledged tasks to the queue and kills the worker'
  const next = { reminds: '', forces: `; Ctrl+C again ${force}`, kills: '; Ctrl+C again kills the worker at once' }[
    nextInterrupt
  ]
  const more = terminal ? next : ''
  if (rung === 'cold') return `stopping by force: unacknowledged tasks are returned, then the worker is killed${more}`
  const waiting = running > 0 ? `, waiting for ${named({ count: running, tasks: waitingFor }, 'running')}` : ''
  const limit =
    timeoutMs === null ? '' : `, for at most ${Math.round(timeoutMs / 1000)} s; after that, poolwise ${force}`
  return `stopping warm: no new tasks${waiting}${limit}${more}`
}

const tasks = (event: TasksEvent): string => {
  switch (event.type) {
    case 'tasks-finished':
      return named(event, 'finished')
    case 'tasks-returned':
      return named(event, 'returned to the queue')
    case 'tasks-held':
      return `${named(event, 'not acknowledged')} (the broker returns ${them(event)} later; Redis after its visibility timeout, 1 h by default)`
    case 'tasks-lost':
      return `${named(event, 'lost')} (${
        event.because === 'process-died'
          ? `the process that ran ${them(event)} died; acks_late=True with reject_on_worker_lost=True would return ${them(event)}`
          : `acknowledged early; acks_late=True would return ${them(event)}`
      })`
    case 'tasks-unknown':
      return `${named(event, 'running when the worker was killed')} (lost where acknowledged early; otherwise the broker returns ${them(event)}, Redis after its visibility timeout)`
  }
}

interface Tally {
  readonly count: number
  readonly tasks: readonly string[]
}

const them = ({ count }: Tally): string => (count === 1 ? 'it' : 'them')

/** `2 lost: a[1], b[2]` */
function named({ count, tasks }: Tally, what: string): string {
  const rest = count - tasks.length
  return `${count} ${what}: ${tasks.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function stopped({ reason, forced, lost }: EventOf<'stopped'>): string {
  if (forced) return 'the worker was stopped by force'
  const how = reason === 'itself' ? 'has stopped by itself' : 'has stopped'
  return lost === 0 ? `the worker ${how}; no task was lost` : `the worker ${how}`
}

function crashed({ exitCode, signal, startError, lastLine, ready }: EventOf<'crashed'>): string {
  if (startError) return `the worker could not be started: ${startError}`
  const code = signal ?? `exit code ${exitCode ?? 'unknown'}`
  if (!ready) return `the worker exited (${code})${lastLine ? `: ${lastLine}` : ''}`
  const last = lastLine ? ` Its last line: ${lastLine}` : ''
  return (
    `the worker exited (${code}). Of the tasks that it was running, those acknowledged early are lost; RabbitMQ returns ` +
    `the others now, Redis after its visibility timeout, 1 h by default.${last}`
  )
}

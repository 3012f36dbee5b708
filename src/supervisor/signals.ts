import { hostOs } from '../platform/os.ts'
import { terminalMayBeGone } from '../platform/lost-terminal.ts'
import { ignoresHangUps } from '../platform/nohup.ts'
import type { SupervisorEvent } from './supervisor-event.ts'

const STOPS = { SIGTERM: 'terminate', SIGHUP: 'hang-up', SIGBREAK: 'hang-up' } as const

/**
 * Celery writes the stacks of all threads on SIGUSR1, and opens a debugger on SIGUSR2 where CELERY_RDBSIG is set
 * (celery/apps/worker.py). Node would open its own debugger on SIGUSR1 if nothing listened to it.
 */
const PASSED_ON = ['SIGUSR1', 'SIGUSR2'] as const

export interface Signalled {
  /** Sends a signal to the worker's main process. */
  signal(name: NodeJS.Signals): void
  /** Suspends the worker and the clock. */
  freeze(): void
  thaw(): void
}

/**
 * Turns signals to this process into events, or passes them on to the worker, until the returned function is called.
 * Without handlers most would kill this process before the worker has stopped.
 */
export function listenToSignals(dispatch: (event: SupervisorEvent) => void, worker: Signalled): () => void {
  // A plan may have dozens of nodes; Node warns about a leak at the eleventh listener.
  process.setMaxListeners(process.getMaxListeners() + 1)
  const removals: (() => void)[] = []
  const on = (name: string, handler: () => void) => {
    process.on(name, handler)
    removals.push(() => process.off(name, handler))
  }
  on('SIGINT', () => dispatch({ type: 'interrupt', atMs: performance.now() }))
  for (const [name, reason] of Object.entries(STOPS))
    on(name, () => {
      if (name === 'SIGHUP') terminalMayBeGone()
      if (!(name === 'SIGHUP' && ignoresHangUps())) dispatch({ type: 'stop', reason })
    })
  if (hostOs() !== 'windows') {
    on('SIGQUIT', () => dispatch({ type: 'force', reason: 'quit' }))
    for (const name of PASSED_ON) on(name, () => worker.signal(name))
    removals.push(takePart(worker))
  }
  return () => {
    process.setMaxListeners(process.getMaxListeners() - 1)
    for (const remove of removals) remove()
  }
}

/** The workers that Ctrl+Z suspends. */
const workers = new Set<Signalled>()

/**
 * Ctrl+Z reaches only this process, since the worker is in a process group of its own: it is suspended first, then this
 * process, all nodes of a plan together; `fg` and `bg` continue both.
 */
function takePart(worker: Signalled): () => void {
  if (workers.size === 0) process.on('SIGTSTP', suspend).on('SIGCONT', thaw)
  workers.add(worker)
  return () => {
    workers.delete(worker)
    if (workers.size === 0) process.off('SIGTSTP', suspend).off('SIGCONT', thaw)
  }
}

function suspend(): void {
  for (const worker of workers) worker.freeze()
  // By the default action: in a group that no shell could continue, the system ignores the signal (SIGSTOP would stop us for
  // good). Here this process stands still until it is continued.
  process.off('SIGTSTP', suspend)
  process.kill(process.pid, 'SIGTSTP')
  process.on('SIGTSTP', suspend)
  thaw()
}

function thaw(): void {
  for (const worker of workers) worker.thaw()
}

import type { SupervisorEvent } from './supervisor-event.ts'

const stops = { SIGTERM: 'terminate', SIGHUP: 'hang-up', SIGBREAK: 'hang-up' } as const

/**
 * Turns signals to this process into events, until the returned function is called. Without handlers they would kill this
 * process before the worker has stopped.
 */
export function listenToSignals(dispatch: (event: SupervisorEvent) => void): () => void {
  // A plan may have dozens of nodes; Node warns about a leak at the eleventh listener.
  process.setMaxListeners(process.getMaxListeners() + 1)
  const interrupt = () => dispatch({ type: 'interrupt', atMs: performance.now() })
  process.on('SIGINT', interrupt)
  const handlers = Object.entries(stops).map(([name, reason]) => {
    const handler = () => dispatch({ type: 'stop', reason })
    process.on(name, handler)
    return () => process.off(name, handler)
  })
  return () => {
    process.setMaxListeners(process.getMaxListeners() - 1)
    process.off('SIGINT', interrupt)
    handlers.forEach((remove) => remove())
  }
}

import type { Effect } from './effect.ts'
import { askedCode, endedAsAsked, FORCED, NOT_STARTED, ownCode, type WorkerEnd } from './exit-code.ts'
import type { Launch, SupervisorState, Worker } from './state.ts'
import { describe, stepDown, stepOnto, type Stopping } from './stop-ladder.ts'
import type { SupervisorEvent } from './supervisor-event.ts'
import { hangs, stopWatching, watchStart } from './watchdog.ts'
import type { StopReason, WorkerEventBody } from './worker-event.ts'

export interface Step {
  readonly state: SupervisorState
  readonly effects: readonly Effect[]
}

type Alive = Exclude<SupervisorState, { phase: 'ended' }>

const report = (event: WorkerEventBody): Effect => ({ kind: 'report', event })
const stay = (state: SupervisorState): Step => ({ state, effects: [] })

/** The first step of every launch. */
export const begin = (launch: Launch): Step => ({
  state: {
    phase: 'running',
    launch,
    worker: { pid: null, stage: 'loading', lastLine: null, silenceReported: false },
  },
  effects: [
    report({ type: 'starting', command: launch.command, cwd: launch.cwd }),
    { kind: 'start' },
    ...watchStart(launch),
  ],
})

/**
 * The supervisor: an event in, effects out. Pure.
 * There is exactly one `exit` effect; events after it have no effect.
 */
export function step(state: SupervisorState, event: SupervisorEvent): Step {
  if (state.phase === 'ended') return stay(state)
  switch (event.type) {
    case 'child-started':
      return stay(withWorker(state, { pid: event.pid }))
    case 'start-failed':
      return end(NOT_STARTED, { exitCode: null, signal: null }, [
        report({ type: 'crashed', exitCode: null, signal: null, startError: event.message, lastLine: null }),
      ])
    case 'child-gone':
      return gone(state, { exitCode: event.exitCode, signal: event.signal })
    case 'line':
      return line(state, event.text)
    case 'loaded':
      return stay(state.worker.stage === 'loading' ? withWorker(state, { stage: 'connecting' }) : state)
    case 'ready':
      return state.worker.stage === 'ready'
        ? stay(state)
        : {
            state: withWorker(state, { stage: 'ready' }),
            effects: [...stopWatching, report({ type: 'ready', node: event.node, pid: state.worker.pid })],
          }
    case 'task-seen':
      return { state, effects: [report({ type: 'task-seen', task: event.task, id: event.id })] }
    case 'waiting':
      return waiting(state, event.count, event.tasks)
    case 'trouble':
      return {
        state,
        effects: [report({ type: 'diagnosis', label: 'lifeline-trouble', message: event.text, evidence: [] })],
      }
    case 'interrupt':
      return interrupt(state, event.atMs)
    case 'stop':
      return state.phase === 'running' ? beginStop(state, event.reason, null) : stay(state)
    case 'timer':
      return timer(state, event.timer)
  }
}

const withWorker = <S extends Alive>(state: S, change: Partial<Worker>): S => ({
  ...state,
  worker: { ...state.worker, ...change },
})

function line(state: Alive, text: string): Step {
  const next = withWorker(state, {
    lastLine: text.trim() === '' ? state.worker.lastLine : text,
    silenceReported: false,
  })
  return state.phase === 'running' && state.worker.stage !== 'ready'
    ? { state: next, effects: [{ kind: 'set-timer', timer: 'silence', ms: state.launch.times.silentAfterMs }] }
    : stay(next)
}

function waiting(state: Alive, running: number, waitingFor: readonly string[]): Step {
  if (state.phase !== 'stopping') return stay(state)
  const next: Stopping = { ...state, stop: { ...state.stop, running, waitingFor } }
  return { state: next, effects: [report(describe(next))] }
}

function beginStop({ launch, worker }: Alive, reason: StopReason, atMs: number | null): Step {
  const stop = { rung: 'warm', reason, requests: 1, lastInterruptMs: atMs, running: 0, waitingFor: [] } as const
  const { state, effects } = stepOnto({ phase: 'stopping', launch, worker, stop })
  return { state, effects: [...stopWatching, ...effects] }
}

/** The first Ctrl+C stops warm, the second reminds, the third stops cold, the fourth kills. */
function interrupt(state: Alive, atMs: number): Step {
  if (state.phase === 'running') return beginStop(state, 'interrupt', atMs)
  const { stop, launch } = state
  if (stop.lastInterruptMs !== null && atMs - stop.lastInterruptMs < launch.times.sameInterruptMs) return stay(state)
  const next: Stopping = { ...state, stop: { ...stop, requests: stop.requests + 1, lastInterruptMs: atMs } }
  if (stop.rung === 'warm' && stop.requests < 2) return { state: next, effects: [report(describe(next))] }
  return stepDown(next) ?? stay(next)
}

function timer(state: Alive, name: 'rung' | 'not-ready' | 'silence'): Step {
  const { launch, worker } = state
  if (name === 'rung') {
    if (state.phase !== 'stopping') return stay(state)
    // Not even the kernel could kill it: a process in an uninterruptible wait.
    return stepDown(state) ?? end(FORCED, { exitCode: null, signal: null }, [])
  }
  if (state.phase === 'stopping' || worker.stage === 'ready') return stay(state)
  if (name === 'silence') {
    const effects = hangs('silent', launch.times.silentAfterMs, worker)
    return { state: withWorker(state, { silenceReported: true }), effects }
  }
  return worker.silenceReported
    ? stay(state)
    : { state, effects: hangs('not-ready', launch.times.notReadyAfterMs, worker) }
}

/** The worker has exited: as requested, by force, by itself, or by a crash. */
function gone(state: Alive, worker: WorkerEnd): Step {
  const crashed = [
    { kind: 'sweep' } as const,
    report({ type: 'crashed', ...worker, startError: null, lastLine: state.worker.lastLine }),
  ]
  if (state.phase === 'running')
    return worker.exitCode === 0
      ? end(0, worker, [report({ type: 'stopped', reason: 'itself', forced: false })])
      : end(ownCode(worker), worker, crashed)
  const { reason, rung } = state.stop
  if (rung !== 'warm')
    return end(FORCED, worker, [{ kind: 'sweep' }, report({ type: 'stopped', reason, forced: true })])
  return endedAsAsked(worker)
    ? end(askedCode(reason, state.launch.shellExitCodes), worker, [report({ type: 'stopped', reason, forced: false })])
    : end(ownCode(worker), worker, crashed)
}

const end = (exitCode: number, worker: WorkerEnd, effects: readonly Effect[]): Step => ({
  state: { phase: 'ended', exitCode },
  effects: [
    { kind: 'clear-timer', timer: 'rung' },
    ...stopWatching,
    ...effects,
    report({ type: 'exited', exitCode, worker }),
    { kind: 'exit', code: exitCode },
  ],
})

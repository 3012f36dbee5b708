import { accountEvents, entered, lostCount } from './account.ts'
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
    worker: { pid: null, stage: 'loading', lastLine: null, silenceReported: false, account: {} },
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
        report({
          type: 'crashed',
          exitCode: null,
          signal: null,
          startError: event.message,
          lastLine: null,
          ready: false,
        }),
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
            // What a start has said is no explanation of a later end.
            state: withWorker(state, { stage: 'ready', lastLine: null }),
            effects: [...stopWatching, report({ type: 'ready', node: event.node, pid: state.worker.pid })],
          }
    case 'task-seen':
      return { state, effects: [report({ type: 'task-seen', task: event.task, id: event.id })] }
    case 'waiting':
      return waiting(state, event.count, event.tasks)
    case 'tasks':
      return stay(withWorker(state, { account: entered(state.worker.account, event.fate, event) }))
    case 'stuck':
      return stuck(state, event.broker)
    case 'killing':
      return killing(state)
    case 'trouble':
      return {
        state,
        effects: [report({ type: 'diagnosis', label: 'lifeline-trouble', message: event.text, evidence: [] })],
      }
    case 'interrupt':
      return interrupt(state, event.atMs)
    case 'stop':
      return state.phase === 'running' ? beginStop(state, event.reason, null) : stay(state)
    case 'force':
      return force(state, event.reason)
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
  const asked = { rung: 'warm', reason, lastInterruptMs: atMs } as const
  const stop = { ...asked, running: 0, waitingFor: [], told: false, stuck: false }
  const { state, effects } = stepOnto({ phase: 'stopping', launch, worker, stop })
  return { state, effects: [...stopWatching, ...effects] }
}

/** As with Celery, the first Ctrl+C stops warm and the second by force; the third kills. */
function interrupt(state: Alive, atMs: number): Step {
  if (state.phase === 'running') return beginStop(state, 'interrupt', atMs)
  const { stop, launch } = state
  if (stop.lastInterruptMs !== null && atMs - stop.lastInterruptMs < launch.times.sameInterruptMs) return stay(state)
  const next: Stopping = { ...state, stop: { ...stop, lastInterruptMs: atMs } }
  return stepDown(next) ?? stay(next)
}

function force(state: Alive, reason: StopReason): Step {
  const begun = state.phase === 'running' ? beginStop(state, reason, null) : stay(state)
  const { state: next } = begun
  if (next.phase !== 'stopping' || next.stop.rung !== 'warm') return begun
  const forced = stepDown(next) ?? stay(next)
  return { state: forced.state, effects: [...begun.effects, ...forced.effects] }
}

/** The lifeline kills the worker itself. On Windows only we can find its children; and the kill gets a timeout. */
function killing(state: Alive): Step {
  if (state.phase !== 'stopping') return stay(state)
  const next: Stopping = { ...state, stop: { ...state.stop, told: true } }
  return next.stop.rung === 'kill' ? stay(next) : stepOnto({ ...next, stop: { ...next.stop, rung: 'kill' } })
}

function stuck(state: Alive, broker: boolean): Step {
  if (state.phase !== 'stopping' || state.stop.rung !== 'warm') return stay(state)
  const message = broker
    ? "No task runs, but Celery's shutdown doesn't end within a minute. The worker is killed."
    : "No task runs, and Celery's shutdown waits for a broker that doesn't answer. The worker is killed."
  return {
    state: { ...state, stop: { ...state.stop, stuck: true } },
    effects: [report({ type: 'diagnosis', label: 'worker-idle-and-stuck', message, evidence: [] })],
  }
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
  const { account, lastLine, stage } = state.worker
  const events = accountEvents(account).map(report)
  const crashed = () =>
    end(ownCode(worker), worker, [
      { kind: 'sweep' },
      ...events,
      report({ type: 'crashed', ...worker, startError: null, lastLine, ready: stage === 'ready' }),
    ])
  const lost = lostCount(account)
  if (state.phase === 'running') {
    const itself = report({ type: 'stopped', reason: 'itself', forced: false, lost })
    return worker.exitCode === 0 ? end(0, worker, [...events, itself]) : crashed()
  }
  const { reason, rung, told, stuck, running, waitingFor } = state.stop
  const byItself = rung !== 'kill' && endedAsAsked(worker)
  if (byItself || (stuck && told)) {
    const stopped = report({ type: 'stopped', reason, forced: false, lost })
    const swept: Effect[] = stuck ? [{ kind: 'sweep' }] : []
    return end(askedCode(reason, state.launch.shellExitCodes), worker, [...swept, ...events, stopped])
  }
  if (rung === 'warm') return crashed()
  const unknown = !told && stage === 'ready'
  const ran: Effect[] =
    unknown && running > 0 ? [report({ type: 'tasks-unknown', count: running, tasks: waitingFor })] : []
  const stopped = report({ type: 'stopped', reason, forced: true, lost: unknown ? null : lost })
  return end(FORCED, worker, [{ kind: 'sweep' }, ...events, ...ran, stopped])
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

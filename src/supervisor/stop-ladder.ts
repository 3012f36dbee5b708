import type { Effect } from './effect.ts'
import type { Launch, Stop, Worker } from './state.ts'
import type { Rung, StoppingEvent } from './worker-event.ts'

export type Stopping = {
  readonly phase: 'stopping'
  readonly launch: Launch
  readonly worker: Worker
  readonly stop: Stop
}

/** The next rung down; a killed worker has none left. */
const next: Readonly<Record<Rung, Rung | null>> = { warm: 'cold', cold: 'kill', kill: null }

const timeouts = {
  warm: ({ times }: Launch) => times.stopTimeoutMs,
  cold: ({ times }: Launch) => times.coldTimeoutMs,
  kill: ({ times }: Launch) => times.killTimeoutMs,
} as const

const acts: Readonly<Record<Rung, Effect>> = {
  warm: { kind: 'say', word: 'stop' },
  cold: { kind: 'say', word: 'cold' },
  // While the root still lives: on Windows nothing finds its children afterwards.
  kill: { kind: 'kill-tree' },
}

/** Stands on a rung: does what belongs to it, once, and waits for its time. */
export function stepOnto(state: Stopping): { state: Stopping; effects: Effect[] } {
  const { rung } = state.stop
  const ms = timeouts[rung](state.launch)
  return {
    state,
    effects: [
      acts[rung],
      ms === null ? { kind: 'clear-timer', timer: 'rung' } : { kind: 'set-timer', timer: 'rung', ms },
      { kind: 'report', event: describe(state) },
    ],
  }
}

/** One rung further; null from the last. */
export function stepDown(state: Stopping): { state: Stopping; effects: Effect[] } | null {
  const rung = next[state.stop.rung]
  return rung === null ? null : stepOnto({ ...state, stop: { ...state.stop, rung } })
}

/** Where the stop stands now, for people and for `--json`. */
export const describe = ({ launch, stop }: Stopping): StoppingEvent => ({
  type: 'stopping',
  rung: stop.rung,
  reason: stop.reason,
  timeoutMs: timeouts[stop.rung](launch),
  running: stop.running,
  waitingFor: stop.waitingFor,
  nextInterrupt: stop.rung !== 'warm' ? 'kills' : stop.requests < 2 ? 'reminds' : 'forces',
})

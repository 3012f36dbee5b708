import type { Effect } from './effect.ts'
import type { Launch, Stop, Worker } from './state.ts'
import type { Rung, StoppingEvent } from './worker-event.ts'

export type Stopping = {
  readonly phase: 'stopping'
  readonly launch: Launch
  readonly worker: Worker
  readonly stop: Stop
}

/** The next rung down. */
const next: Readonly<Record<Rung, Rung | null>> = { warm: 'cold', cold: 'kill', kill: null }

const timeouts = {
  warm: ({ times }: Launch) => times.stopTimeoutMs,
  cold: ({ times }: Launch) => times.coldTimeoutMs,
  kill: ({ times }: Launch) => times.killTimeoutMs,
} as const

const acts: Readonly<Record<Rung, Effect>> = {
  warm: { kind: 'say', word: 'stop' },
  cold: { kind: 'say', word: 'cold' },
  // Before the root exits: on Windows its children can't be found afterwards.
  kill: { kind: 'kill-tree' },
}

/** Enters a rung: performs its action, once, and starts its timeout. */
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

/** Enters the next rung; null on the last one. */
export function stepDown(state: Stopping): { state: Stopping; effects: Effect[] } | null {
  const rung = next[state.stop.rung]
  return rung === null ? null : stepOnto({ ...state, stop: { ...state.stop, rung } })
}

/** The state of the stop, for the screen and for `--json`. */
export const describe = ({ launch, stop }: Stopping): StoppingEvent => ({
  type: 'stopping',
  rung: stop.rung,
  reason: stop.reason,
  timeoutMs: timeouts[stop.rung](launch),
  running: stop.running,
  waitingFor: stop.waitingFor,
  nextInterrupt: stop.rung === 'warm' ? 'forces' : 'kills',
})

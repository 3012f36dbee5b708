import type { Effect } from '../../src/supervisor/effect.ts'
import { begin, step, type Step } from '../../src/supervisor/machine.ts'
import type { Launch } from '../../src/supervisor/state.ts'
import type { SupervisorEvent } from '../../src/supervisor/supervisor-event.ts'

export const launch: Launch = {
  command: ['python', 'lifeline.py', 'worker'],
  cwd: '/srv/app',
  times: {
    stopTimeoutMs: 60_000,
    coldTimeoutMs: 5_000,
    killTimeoutMs: 4_000,
    notReadyAfterMs: 30_000,
    silentAfterMs: 10_000,
    sameInterruptMs: 300,
  },
  shellExitCodes: false,
}

/** All steps of one launch, the first included. */
export function play(events: readonly SupervisorEvent[], settings: Launch = launch): Step[] {
  const steps = [begin(settings)]
  for (const event of events) steps.push(step((steps.at(-1) as Step).state, event))
  return steps
}

/** An effect as a word: `say stop`, `set rung`, `report stopping warm`. */
export function word(effect: Effect): string {
  switch (effect.kind) {
    case 'say':
      return `say ${effect.word}`
    case 'set-timer':
      return `set ${effect.timer} ${effect.ms}`
    case 'clear-timer':
      return `clear ${effect.timer}`
    case 'report':
      return effect.event.type === 'stopping'
        ? `report stopping ${effect.event.rung}, next ${effect.event.nextInterrupt}`
        : effect.event.type === 'diagnosis'
          ? `report ${effect.event.label}`
          : `report ${effect.event.type}`
    case 'exit':
      return `exit ${effect.code}`
    default:
      return effect.kind
  }
}

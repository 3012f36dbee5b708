import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Effect } from '../../src/supervisor/effect.ts'
import { begin, step, type Step } from '../../src/supervisor/machine.ts'
import type { SupervisorEvent, TimerName } from '../../src/supervisor/supervisor-event.ts'
import { launch } from './launch.ts'

/** What may happen next: an event, or one of the timers that are running. */
type Happening = SupervisorEvent | { readonly type: 'some-timer'; readonly pick: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('some-timer' as const), pick: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('interrupt' as const), atMs: fc.nat(2_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('stop' as const),
      reason: fc.constantFrom('terminate' as const, 'hang-up' as const, 'output-closed' as const, 'requested' as const),
    }),
  },
  fc.record({
    type: fc.constant('child-gone' as const),
    exitCode: fc.constantFrom(0, 1, 2, 70),
    signal: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('child-gone' as const),
    exitCode: fc.constant(null),
    signal: fc.constantFrom('SIGTERM', 'SIGKILL', 'SIGSEGV'),
  }),
  fc.constantFrom<SupervisorEvent>(
    { type: 'child-started', pid: 7 },
    { type: 'loaded' },
    { type: 'ready', node: 'n' },
    { type: 'task-seen', task: 'a', id: '1' },
    { type: 'waiting', count: 1, tasks: ['a[1]'] },
    { type: 'force', reason: 'requested' },
    { type: 'tasks', fate: 'acknowledged-early', count: 1, tasks: ['a[1]'] },
    { type: 'stuck', broker: false },
    { type: 'killing' },
    { type: 'line', text: 'x' },
    { type: 'start-failed', message: 'ENOENT' },
  ),
)

/** Plays a schedule with timers that fire only while they are set; returns every step and the timers left at its end. */
function run(happenings: readonly Happening[], stopTimeoutMs: number | null) {
  const settings = { ...launch, times: { ...launch.times, stopTimeoutMs } }
  const armed = new Set<TimerName>()
  const steps: Step[] = []
  const events: (SupervisorEvent | null)[] = []
  const take = (event: SupervisorEvent | null, next: Step) => {
    events.push(event)
    steps.push(next)
    for (const effect of next.effects) {
      if (effect.kind === 'set-timer') armed.add(effect.timer)
      if (effect.kind === 'clear-timer') armed.delete(effect.timer)
    }
  }
  take(null, begin(settings))
  let clock = 0
  for (const one of happenings) {
    let event: SupervisorEvent
    if (one.type === 'some-timer') {
      const timer = [...armed][one.pick % Math.max(armed.size, 1)]
      if (timer === undefined) continue
      armed.delete(timer)
      event = { type: 'timer', timer }
    } else event = one.type === 'interrupt' ? { ...one, atMs: (clock += one.atMs) } : one
    take(event, step((steps.at(-1) as Step).state, event))
  }
  return { steps, events, armed, effects: steps.flatMap(({ effects }) => effects) }
}

const schedules = fc.array(happening, { maxLength: 40 })
const patience = fc.constantFrom(60_000, null)
const holds = (property: (result: ReturnType<typeof run>) => void, runs = 3_000) =>
  fc.assert(
    fc.property(schedules, patience, (happenings, stopTimeoutMs) => property(run(happenings, stopTimeoutMs))),
    { numRuns: runs },
  )
const at = (effects: readonly Effect[], wanted: (effect: Effect) => boolean) =>
  effects.flatMap((effect, index) => (wanted(effect) ? [index] : []))
const says = (said: string) => (effect: Effect) => effect.kind === 'say' && effect.word === said

test('no rung is stepped on twice, and none is left out but by the lifeline', () => {
  holds(({ effects, events }) => {
    const stop = at(effects, says('stop'))
    const cold = at(effects, says('cold'))
    const kill = at(effects, (effect) => effect.kind === 'kill-tree')
    expect(Math.max(stop.length, cold.length, kill.length)).toBeLessThanOrEqual(1)
    if (cold[0] !== undefined) expect(stop[0]).toBeLessThan(cold[0])
    if (kill[0] === undefined || events.some((event) => event?.type === 'killing')) return
    expect(cold[0]).toBeLessThan(kill[0])
  })
})

test('one start, at most one exit, and nothing after it', () => {
  holds(({ effects, steps }) => {
    expect(at(effects, ({ kind }) => kind === 'start')).toHaveLength(1)
    const exits = at(effects, ({ kind }) => kind === 'exit')
    expect(exits.length).toBe(steps.at(-1)?.state.phase === 'ended' ? 1 : 0)
    if (exits[0] !== undefined) expect(exits[0]).toBe(effects.length - 1)
  })
})

test('every end is reported once, as the last thing', () => {
  holds(({ effects, steps }) => {
    const reports = effects.flatMap((effect) => (effect.kind === 'report' ? [effect.event.type] : []))
    const ended = steps.at(-1)?.state.phase === 'ended'
    expect(reports.filter((type) => type === 'exited')).toHaveLength(ended ? 1 : 0)
    if (ended) expect(reports.at(-1)).toBe('exited')
    expect(reports.filter((type) => type === 'ready').length).toBeLessThanOrEqual(1)
  })
})

test('no timer outlives the end', () => {
  holds(({ steps, armed }) => {
    if (steps.at(-1)?.state.phase === 'ended') expect([...armed]).toEqual([])
  })
})

test('whoever was asked to stop ends, without another word from anybody', () => {
  fc.assert(
    fc.property(schedules, (happenings) => {
      const timers: Happening[] = Array.from({ length: 4 }, () => ({ type: 'some-timer', pick: 0 }))
      const { steps } = run([...happenings, { type: 'stop', reason: 'terminate' }, ...timers], 60_000)
      expect(steps.at(-1)?.state.phase).toBe('ended')
    }),
    { numRuns: 3_000 },
  )
})

test('without a stop timeout, four more Ctrl+C and the timers end it', () => {
  fc.assert(
    fc.property(schedules, (happenings) => {
      const keys: Happening[] = Array.from({ length: 4 }, () => ({ type: 'interrupt', atMs: 1_000 }))
      const { steps } = run([...happenings, ...keys, { type: 'some-timer', pick: 0 }], null)
      expect(steps.at(-1)?.state.phase).toBe('ended')
    }),
    { numRuns: 3_000 },
  )
})

test('137 for what was killed; a worker that left on the first rung is never called forced', () => {
  holds(({ events, effects, steps }) => {
    const end = steps.at(-1)?.state
    const gone = events.find((event) => event?.type === 'child-gone' || event?.type === 'start-failed')
    if (end?.phase !== 'ended' || gone?.type !== 'child-gone') return
    const kills = at(effects, ({ kind }) => kind === 'kill-tree').length > 0
    const stuck = events.some((event) => event?.type === 'stuck')
    if (kills && !stuck) expect(end.exitCode).toBe(137)
    else if (at(effects, says('cold')).length > 0) return
    else if (!kills && gone.signal !== 'SIGKILL') expect(end.exitCode).not.toBe(137)
  })
})

test('the tree is killed while the worker lives; what is left is swept when it is gone', () => {
  holds(({ steps, events }) => {
    steps.forEach(({ effects }, index) => {
      if (effects.some(({ kind }) => kind === 'sweep')) expect(events[index]?.type).toBe('child-gone')
      if (effects.some(({ kind }) => kind === 'kill-tree')) expect(events[index]?.type).not.toBe('child-gone')
    })
  })
})

import { expect, test } from 'vitest'
import type { Fate } from '../../src/supervisor/account.ts'
import type { SupervisorEvent } from '../../src/supervisor/supervisor-event.ts'
import { launch, play, word } from './launch.ts'

const started: SupervisorEvent = { type: 'child-started', pid: 7 }
const loaded: SupervisorEvent = { type: 'loaded' }
const ready: SupervisorEvent = { type: 'ready', node: 'celery@here' }
const interrupt = (atMs: number): SupervisorEvent => ({ type: 'interrupt', atMs })
const terminate: SupervisorEvent = { type: 'stop', reason: 'terminate' }
const quit: SupervisorEvent = { type: 'force', reason: 'quit' }
const stuck: SupervisorEvent = { type: 'stuck', broker: false }
const killing: SupervisorEvent = { type: 'killing' }
const tasks = (fate: Fate, ...names: string[]): SupervisorEvent => ({
  type: 'tasks',
  fate,
  count: names.length,
  tasks: names,
})
const waiting: SupervisorEvent = { type: 'waiting', count: 1, tasks: ['a[1]'] }
const late: SupervisorEvent = { type: 'timer', timer: 'rung' }
const silence: SupervisorEvent = { type: 'timer', timer: 'silence' }
const notReady: SupervisorEvent = { type: 'timer', timer: 'not-ready' }
const line = (text: string): SupervisorEvent => ({ type: 'line', text })
const gone = (exitCode: number | null, signal: string | null = null): SupervisorEvent => ({
  type: 'child-gone',
  exitCode,
  signal,
})

/** The effects of the last event, without the clearing of timers. */
const last = (events: readonly SupervisorEvent[], settings = launch) =>
  (play(events, settings).at(-1)?.effects ?? []).map(word).filter((effect) => !effect.startsWith('clear'))

test.each<[string, SupervisorEvent[], string[]]>([
  ['a launch', [], ['report starting', 'start', 'set not-ready 30000', 'set silence 10000']],
  ['ready', [started, ready], ['report ready']],
  ['ready twice', [started, ready, ready], []],
  [
    'the first Ctrl+C',
    [started, ready, interrupt(0)],
    ['say stop', 'set rung 60000', 'report stopping warm, next forces'],
  ],
  [
    'Ctrl+C before it is ready',
    [started, interrupt(0)],
    ['say stop', 'set rung 60000', 'report stopping warm, next forces'],
  ],
  ['the same Ctrl+C, passed on by npm', [ready, interrupt(0), interrupt(40)], []],
  [
    'the second',
    [ready, interrupt(0), interrupt(900)],
    ['say cold', 'set rung 5000', 'report stopping cold, next kills'],
  ],
  [
    'the third',
    [ready, interrupt(0), interrupt(900), interrupt(1800)],
    ['kill-tree', 'set rung 4000', 'report stopping kill, next kills'],
  ],
  ['SIGTERM', [ready, terminate], ['say stop', 'set rung 60000', 'report stopping warm, next forces']],
  ['SIGTERM again', [ready, terminate, terminate], []],
  [
    'SIGTERM, then Ctrl+C',
    [ready, terminate, interrupt(0)],
    ['say cold', 'set rung 5000', 'report stopping cold, next kills'],
  ],
  [
    'a request to stop by force',
    [ready, quit],
    [
      ...['say stop', 'set rung 60000', 'report stopping warm, next forces'],
      ...['say cold', 'set rung 5000', 'report stopping cold, next kills'],
    ],
  ],
  [
    'by force while stopping',
    [ready, terminate, quit],
    ['say cold', 'set rung 5000', 'report stopping cold, next kills'],
  ],
  ['by force twice', [ready, quit, quit], []],
  [
    'the lifeline kills the worker',
    [ready, quit, { type: 'killing' }],
    ['kill-tree', 'set rung 4000', 'report stopping kill, next kills'],
  ],
  ['the lifeline is too late', [ready, quit, late, { type: 'killing' }], []],
  ['nothing runs and nothing moves', [ready, terminate, stuck], ['report worker-idle-and-stuck']],
  ['the same, by force already', [ready, quit, stuck], []],
  ['what became of tasks is kept for the end', [ready, quit, tasks('returned', 'a[1]')], []],
  [
    'which tasks run',
    [ready, terminate, { type: 'waiting', count: 1, tasks: ['a[1]'] }],
    ['report stopping warm, next forces'],
  ],
  ['the stop timeout', [ready, terminate, late], ['say cold', 'set rung 5000', 'report stopping cold, next kills']],
  [
    'the cold timeout',
    [ready, terminate, late, late],
    ['kill-tree', 'set rung 4000', 'report stopping kill, next kills'],
  ],
  ['a process that cannot be killed', [ready, terminate, late, late, late], ['report exited', 'exit 137']],
  ['silence while importing', [started, silence], ['report worker-silent-while-loading']],
  ['silence on the broker', [started, loaded, silence], ['report worker-silent-on-broker']],
  ['a line ends the silence', [started, silence, line('x')], ['set silence 10000']],
  ['not ready, but talking', [started, line('Trying again'), notReady], ['report worker-not-ready']],
  ['not ready, and known to be silent', [started, silence, notReady], []],
  ['an idle worker is not watched', [started, ready, silence], []],
  ['a line of a stopping worker', [started, terminate, line('x')], []],
])('%s', (_, events, effects) => {
  expect(last(events)).toEqual(effects)
})

test.each<[string, SupervisorEvent[], string[]]>([
  ['warm, 0', [ready, terminate, gone(0)], ['report stopped', 'report exited', 'exit 0']],
  [
    "warm, Celery's 1 after an interrupt",
    [ready, interrupt(0), gone(1)],
    ['report stopped', 'report exited', 'exit 0'],
  ],
  ['before the handlers were there', [terminate, gone(null, 'SIGTERM')], ['report stopped', 'report exited', 'exit 0']],
  [
    'warm on Windows before Python was up',
    [terminate, gone(0xc000013a)],
    ['report stopped', 'report exited', 'exit 0'],
  ],
  [
    'a crash while stopping',
    [ready, terminate, gone(null, 'SIGSEGV')],
    ['sweep', 'report crashed', 'report exited', 'exit 139'],
  ],
  ['by force', [ready, quit, killing, gone(null, 'SIGKILL')], ['sweep', 'report stopped', 'report exited', 'exit 137']],
  [
    'by force, before the lifeline could say so',
    [ready, quit, gone(null, 'SIGKILL')],
    ['sweep', 'report stopped', 'report exited', 'exit 137'],
  ],
  ['by itself while force was coming', [ready, quit, gone(0)], ['report stopped', 'report exited', 'exit 0']],
  [
    'idle and stuck, killed',
    [ready, terminate, stuck, killing, gone(null, 'SIGKILL')],
    ['sweep', 'report stopped', 'report exited', 'exit 0'],
  ],
  [
    'idle and stuck, but killed by somebody else',
    [ready, terminate, stuck, gone(null, 'SIGSEGV')],
    ['sweep', 'report crashed', 'report exited', 'exit 139'],
  ],
  [
    'by force, with tasks of every fate',
    [
      ...[ready, quit, tasks('acknowledged-early', 'b[2]'), tasks('returned', 'c[3]')],
      ...[tasks('finished', 'a[1]'), tasks('held', 'd[4]'), killing, gone(null, 'SIGKILL')],
    ],
    [
      ...['sweep', 'report tasks-finished', 'report tasks-returned', 'report tasks-held', 'report tasks-lost'],
      ...['report stopped', 'report exited', 'exit 137'],
    ],
  ],
  [
    'killed without an answer, with a task running',
    [ready, terminate, waiting, late, late, gone(null, 'SIGKILL')],
    ['sweep', 'report tasks-unknown', 'report stopped', 'report exited', 'exit 137'],
  ],
  [
    'a pool process had died before',
    [ready, tasks('process-died', 'a[1]'), interrupt(0), gone(1)],
    ['report tasks-lost', 'report stopped', 'report exited', 'exit 0'],
  ],
  [
    'killed',
    [ready, terminate, late, late, gone(null, 'SIGKILL')],
    ['sweep', 'report stopped', 'report exited', 'exit 137'],
  ],
  ['by itself, well', [ready, gone(0)], ['report stopped', 'report exited', 'exit 0']],
  ['by itself, usage error', [gone(2)], ['sweep', 'report crashed', 'report exited', 'exit 2']],
  [
    'by itself, out of memory',
    [ready, gone(null, 'SIGKILL')],
    ['sweep', 'report crashed', 'report exited', 'exit 137'],
  ],
  ['never started', [{ type: 'start-failed', message: 'ENOENT' }], ['report crashed', 'report exited', 'exit 2']],
])('the end: %s', (_, events, effects) => {
  expect(last(events)).toEqual(effects)
})

test.each<[string, SupervisorEvent[], string]>([
  ['Ctrl+C', [ready, interrupt(0), gone(1)], 'exit 130'],
  ['SIGTERM', [ready, terminate, gone(0)], 'exit 143'],
  ['SIGHUP', [ready, { type: 'stop', reason: 'hang-up' }, gone(0)], 'exit 129'],
  ['forced all the same', [ready, interrupt(0), late, killing, gone(null, 'SIGKILL')], 'exit 137'],
])("a shell's exit codes: %s", (_, events, exit) => {
  expect(last(events, { ...launch, shellExitCodes: true }).at(-1)).toBe(exit)
})

test('the running tasks that a worker named stay known on the next rungs', () => {
  const events: SupervisorEvent[] = [ready, terminate, { type: 'waiting', count: 20, tasks: ['a[1]', 'b[2]'] }, late]
  const report = play(events)
    .at(-1)
    ?.effects.find((effect) => effect.kind === 'report')
  expect(report?.event).toMatchObject({ rung: 'cold', running: 20, waitingFor: ['a[1]', 'b[2]'], timeoutMs: 5_000 })
})

test('without a stop timeout the first rung waits as long as it takes', () => {
  const patient = { ...launch, times: { ...launch.times, stopTimeoutMs: null } }
  expect(last([ready, terminate], patient)).toEqual(['say stop', 'report stopping warm, next forces'])
})

const reported = (events: readonly SupervisorEvent[], type: string) =>
  play(events)
    .at(-1)
    ?.effects.flatMap((effect) => (effect.kind === 'report' && effect.event.type === type ? [effect.event] : []))

test('`lost` counts what was lost while it ran and when it stopped; null where it can only be guessed', () => {
  const killed = [killing, gone(null, 'SIGKILL')]
  const died = [tasks('process-died', 'a[1]'), tasks('process-died', 'b[2]')]
  const lost = (events: readonly SupervisorEvent[]) => reported(events, 'stopped')?.[0]
  expect(lost([ready, terminate, gone(0)])).toMatchObject({ lost: 0 })
  expect(lost([ready, ...died, terminate, gone(0)])).toMatchObject({ lost: 2 })
  expect(lost([ready, ...died, quit, tasks('acknowledged-early', 'c[3]'), ...killed])).toMatchObject({ lost: 3 })
  expect(lost([ready, quit, late, gone(null, 'SIGKILL')])).toMatchObject({ lost: null })
  expect(lost([started, quit, late, gone(null, 'SIGKILL')])).toMatchObject({ lost: 0 })
})

test('pool processes that die are added up, and the names of the first kept', () => {
  const many = Array.from({ length: 20 }, (_, id) => tasks('process-died', `a[${id}]`))
  expect(reported([ready, ...many, terminate, gone(0)], 'tasks-lost')).toEqual([
    {
      type: 'tasks-lost',
      because: 'process-died',
      count: 20,
      tasks: Array.from({ length: 12 }, (_, id) => `a[${id}]`),
    },
  ])
})

test('a crash after the start has no last line of the start', () => {
  const crash = [line('[tasks]'), ready, gone(null, 'SIGKILL')]
  expect(reported(crash, 'crashed')).toMatchObject([{ lastLine: null, ready: true }])
  expect(reported([line('ImportError'), gone(1)], 'crashed')).toMatchObject([{ lastLine: 'ImportError', ready: false }])
})

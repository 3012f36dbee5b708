import { expect, it } from 'vitest'
import { isGrave, workerEventHuman } from '../../../src/render/human/worker-event.ts'
import type { StoppingEvent, WorkerEventBody } from '../../../src/supervisor/worker-event.ts'

const said = (event: WorkerEventBody, terminal = true) =>
  workerEventHuman({ at: '2030-06-01T10:00:00.000Z', ...event }, { terminal })
const stopping = (over: Partial<StoppingEvent>): StoppingEvent => ({
  type: 'stopping',
  rung: 'warm',
  reason: 'interrupt',
  timeoutMs: null,
  running: 0,
  waitingFor: [],
  nextInterrupt: 'forces',
  ...over,
})
const crashed = { type: 'crashed', exitCode: 1, signal: null, startError: null, lastLine: null, ready: false } as const

it.each<[string, WorkerEventBody, readonly string[]]>([
  [
    'the plan',
    { type: 'planned', command: ['celery', '-A', 'shop', 'worker', '--pool=solo'] },
    ['celery -A shop worker --pool=solo'],
  ],
  ['ready', { type: 'ready', node: 'celery@host', pid: 12 }, ['celery@host', 'ready']],
  ['a warm stop', stopping({}), ['warm']],
  [
    'a warm stop with tasks',
    stopping({ running: 2, waitingFor: ['shop.add[1]', 'shop.mail[2]'], timeoutMs: 30_000, nextInterrupt: 'forces' }),
    ['warm', '2 running', 'shop.add[1], shop.mail[2]', 'at most 30 s', 'to the queue and kills', 'Ctrl+C'],
  ],
  [
    'a stop by force',
    stopping({ rung: 'cold', timeoutMs: 5_000, nextInterrupt: 'kills' }),
    ['force', 'returned', 'Ctrl+C', 'at once'],
  ],
  ['the end of the ladder', stopping({ rung: 'kill' }), ['all its processes']],
  ['tasks that ended', { type: 'tasks-finished', count: 1, tasks: ['a[1]'] }, ['1 finished: a[1]']],
  [
    'tasks that went back',
    { type: 'tasks-returned', count: 20, tasks: ['a[1]', 'a[2]'] },
    ['20 returned to the queue: a[1], a[2] and 18 more'],
  ],
  ['tasks that come back later', { type: 'tasks-held', count: 1, tasks: ['a[1]'] }, ['a[1]', 'visibility timeout']],
  [
    'tasks that were acknowledged early',
    { type: 'tasks-lost', because: 'acknowledged-early', count: 1, tasks: ['a[1]'] },
    ['1 lost: a[1]', 'acknowledged early', 'acks_late=True would return it'],
  ],
  [
    'tasks whose process died',
    { type: 'tasks-lost', because: 'process-died', count: 2, tasks: ['a[1]', 'b[2]'] },
    ['2 lost: a[1], b[2]', 'died', 'reject_on_worker_lost'],
  ],
  ['tasks of a worker that gave no answer', { type: 'tasks-unknown', count: 1, tasks: ['a[1]'] }, ['a[1]', 'killed']],
  ['stopped', { type: 'stopped', reason: 'interrupt', forced: false, lost: 0 }, ['no task was lost']],
  ['stopped by itself', { type: 'stopped', reason: 'itself', forced: false, lost: 0 }, ['by itself']],
  ['forced', { type: 'stopped', reason: 'interrupt', forced: true, lost: 0 }, ['by force']],
  ['killed while it ran', { ...crashed, signal: 'SIGKILL', ready: true }, ['SIGKILL', 'acknowledged early are lost']],
  ['crashed', { ...crashed, lastLine: 'ImportError: pandas' }, ['exit code 1', 'ImportError: pandas']],
  ['killed', { ...crashed, exitCode: null, signal: 'SIGKILL' }, ['SIGKILL']],
  ['nobody knows how', { ...crashed, exitCode: null }, ['unknown']],
  ['never started', { ...crashed, exitCode: null, startError: 'ENOENT' }, ['could not be started', 'ENOENT']],
  [
    'a diagnosis',
    { type: 'diagnosis', label: 'broker-down', message: 'nothing listens', evidence: [] },
    ['nothing listens'],
  ],
])('%s', (_, event, words) => {
  for (const word of words) expect(said(event)).toContain(word)
})

it.each<[string, WorkerEventBody, string]>([
  ['a stop without a limit names none', stopping({}), 'at most'],
  ['a stop without tasks waits for none', stopping({}), 'waiting'],
  [
    'a forced stop has lost something',
    { type: 'stopped', reason: 'interrupt', forced: true, lost: 1 },
    'no task was lost',
  ],
  ['a stop that lost one', { type: 'stopped', reason: 'interrupt', forced: false, lost: 1 }, 'no task was lost'],
  ['a crash during the start loses nothing', { ...crashed, signal: 'SIGKILL' }, 'lost'],
])('%s', (_, event, word) => expect(said(event)).not.toContain(word))

it.each<WorkerEventBody>([
  { type: 'starting', command: ['celery'], cwd: '/shop' },
  { type: 'task-seen', task: 'shop.add', id: '1' },
  { type: 'exited', exitCode: 0, worker: { exitCode: 0, signal: null } },
])('$type is in the log of the worker itself', (event) => expect(said(event)).toBeNull())

it('without a terminal nobody can press Ctrl+C', () => {
  for (const rung of ['warm', 'cold', 'kill'] as const) expect(said(stopping({ rung }), false)).not.toContain('Ctrl+C')
})

it.each<[boolean, WorkerEventBody]>([
  [true, { ...crashed }],
  [true, { type: 'tasks-lost', because: 'process-died', count: 1, tasks: ['a[1]'] }],
  [true, { type: 'stopped', reason: 'terminate', forced: true, lost: null }],
  [false, { type: 'stopped', reason: 'terminate', forced: false, lost: 0 }],
  [false, { type: 'ready', node: 'celery@host', pid: 12 }],
])('--quiet says it: %s, %o', (expected, event) => {
  expect(isGrave({ at: '2030-06-01T10:00:00.000Z', ...event })).toBe(expected)
})

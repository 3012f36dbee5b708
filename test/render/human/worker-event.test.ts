import { expect, it } from 'vitest'
import { workerEventHuman } from '../../../src/render/human/worker-event.ts'
import type { StoppingEvent, WorkerEventBody } from '../../../src/supervisor/worker-event.ts'

const said = (event: WorkerEventBody) => workerEventHuman({ at: '2030-06-01T10:00:00.000Z', ...event })
const stopping = (over: Partial<StoppingEvent>): StoppingEvent => ({
  type: 'stopping',
  rung: 'warm',
  reason: 'interrupt',
  timeoutMs: null,
  running: 0,
  waitingFor: [],
  nextInterrupt: 'reminds',
  ...over,
})
const crashed = { type: 'crashed', exitCode: 1, signal: null, startError: null, lastLine: null } as const

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
    ['warm', '2 running', 'shop.add[1], shop.mail[2]', '30 s', 'Ctrl+C'],
  ],
  [
    'a cold stop',
    stopping({ rung: 'cold', timeoutMs: 5_000, nextInterrupt: 'kills' }),
    ['cold', '5 s', 'Ctrl+C', 'kills'],
  ],
  ['the end of the ladder', stopping({ rung: 'kill' }), ['all its processes']],
  ['stopped', { type: 'stopped', reason: 'interrupt', forced: false }, ['no task was lost']],
  ['forced', { type: 'stopped', reason: 'interrupt', forced: true }, ['by force']],
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
  ['a forced stop has lost something', { type: 'stopped', reason: 'interrupt', forced: true }, 'no task was lost'],
])('%s', (_, event, word) => expect(said(event)).not.toContain(word))

it.each<WorkerEventBody>([
  { type: 'starting', command: ['celery'], cwd: '/shop' },
  { type: 'task-seen', task: 'shop.add', id: '1' },
  { type: 'exited', exitCode: 0, worker: { exitCode: 0, signal: null } },
])('$type is in the log of the worker itself', (event) => expect(said(event)).toBeNull())

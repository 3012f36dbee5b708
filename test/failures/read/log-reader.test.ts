import { describe, expect, test } from 'vitest'
import type { LogEvent } from '../../../src/failures/read/event.ts'
import { toEvent } from '../../../src/failures/read/to-event.ts'
import { readLog } from '../../../src/failures/read/log-reader.ts'

function events(text: string): LogEvent[] {
  const found: LogEvent[] = []
  const lines = text.split('\n')
  const reader = readLog((record) => found.push(toEvent(record)), lines)
  lines.forEach((line, at) => reader.line(line, at + 1))
  reader.flush()
  return found
}

const MESSAGE =
  "[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:1 exited with 'signal 9 (SIGKILL)'"

/** What containers, journals and process managers make of a line. */
const WRAPPED: readonly (readonly [string, string])[] = [
  ['nothing', MESSAGE],
  ['docker compose v1', `celery_1  | ${MESSAGE}`],
  ['docker compose v2', `shop-celery-1  | ${MESSAGE}`],
  ['docker service', `shop_celery.1.x2m3@node1    | ${MESSAGE}`],
  ['docker logs -t', `2026-01-03T01:34:20.470123456Z ${MESSAGE}`],
  ['journalctl', `Jan 03 01:34:20 box celery[812]: ${MESSAGE}`],
  ['journalctl short-iso', `2026-01-03T01:34:20+0100 box celery[812]: ${MESSAGE}`],
  ['rsyslog', `2026-01-03T01:34:20.123456+01:00 box celery-worker[812]: ${MESSAGE}`],
  ['kubernetes', `2026-01-03T01:34:20.470123456Z stderr F ${MESSAGE}`],
  ['kubectl --prefix', `[pod/worker-5d/celery] ${MESSAGE}`],
  ['honcho', `01:34:20 worker.1 | ${MESSAGE}`],
  ['Docker Desktop', `2026-01-03 01:34:20 shop-celery-1   | ${MESSAGE}`],
  ['docker compose --timestamps', `2026-01-03T01:34:20.470123456Z celery-1  | ${MESSAGE}`],
  ['supervisor', `celery-main stderr | ${MESSAGE}`],
  ['a quotation', `> ${MESSAGE}`],
  ['a log viewer', `2026-01-03T01:34:20.470Z\t${MESSAGE}`],
  ['Google Cloud', JSON.stringify({ severity: 'INFO', textPayload: MESSAGE, timestamp: '2026-01-03T01:34:20Z' })],
  ['a collector', JSON.stringify({ level: 'info', message: MESSAGE })],
  ['loguru json', JSON.stringify({ text: `${MESSAGE}\n`, record: { message: 'x', level: { name: 'INFO' } } })],
  ['heroku', `2026-01-03T01:34:20.470123+00:00 app[worker.1]: ${MESSAGE}`],
  ['colours', `\u001b[1;31m${MESSAGE}\u001b[0m`],
  ['colours in compose', `\u001b[36mworker-1  |\u001b[0m \u001b[31m${MESSAGE}\u001b[0m`],
  ['docker json-file', JSON.stringify({ log: `${MESSAGE}\n`, stream: 'stderr', time: '2026-01-03T01:34:20Z' })],
  ['journalctl json', JSON.stringify({ MESSAGE, _SYSTEMD_UNIT: 'celery.service', PRIORITY: '3' })],
]

describe('prefixes and envelopes are removed', () => {
  test.each(WRAPPED)('%s', (_, line) => {
    const [event] = events(line)
    expect(event).toMatchObject({ level: 'ERROR', process: 'MainProcess', line: 1 })
    expect(event!.text).toContain("exited with 'signal 9 (SIGKILL)'")
    expect(event!.message.startsWith('Process ')).toBe(true)
  })
})

test.each([
  ['MainProcess(4711)', 'MainProcess'],
  ['MainProcess/MainThread', 'MainProcess'],
  ['MainProcess:4711', 'MainProcess'],
  ['ForkPoolWorker-3(4711)', 'ForkPoolWorker-3'],
  ['ForkPoolWorker-3', 'ForkPoolWorker-3'],
  ['MainProcessor', 'MainProcessor'],
])('%s is the process %s', (written, process) => {
  expect(events(`[2026-01-03 01:34:20,470: ERROR/${written}] lost it`)).toMatchObject([{ process, message: 'lost it' }])
})

/** Formats that people give their logs: level and message are found all the same. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['2026-01-03 01:34:20,470 - celery.worker - WARNING - lost it', 'WARNING'],
  ['ERROR 2026-01-03 01:34:20,470 pool 812 1280 lost it', 'ERROR'],
  ['CRITICAL:celery.worker:lost it', 'CRITICAL'],
  ['2026-01-03 01:34:20.470 | ERROR    | celery.worker:start:32 - lost it', 'ERROR'],
  ['2026-01-03 01:34:20 [error    ] lost it', 'ERROR'],
  ['01:34:20.470  ERROR  lost it', 'ERROR'],
  ['[ERROR/MainProcess] lost it', 'ERROR'],
  ['ERROR/MainProcess: lost it', 'ERROR'],
  ['{"levelname": "ERROR", "message": "lost it", "asctime": "2026-01-03 01:34:20,470"}', 'ERROR'],
  ['{"@timestamp": "2026-01-03T01:34:20Z", "log": {"level": "error"}, "message": "lost it"}', 'ERROR'],
  ['{"severity": "ERROR", "jsonPayload": {"message": "lost it"}}', 'ERROR'],
]

test.each(FORMATS)('%s', (line, level) => {
  const [event] = events(line)
  expect(event!.level).toBe(level)
  expect(event!.text).toContain('lost it')
})

test('a chain of exceptions, with its frames and numbers', () => {
  const [event, ...more] = events(`[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-1] Pool process died
Traceback (most recent call last):
  File "C:\\v\\Lib\\site-packages\\billiard\\synchronize.py", line 118, in __exit__
    return self._semlock.__exit__(*args)
OSError: [WinError 6] Das Handle ist ungültig

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "C:\\app\\tasks.py", line 3, in run
    work()
PermissionError: [Errno 13] x
  more of the message
[2026-01-03 01:34:21,470: INFO/MainProcess] next`)
  expect(event!.exceptions.map(({ type }) => type)).toEqual(['OSError', 'PermissionError'])
  expect(event!.frames.map(({ module, function: name, own }) => [module, name, own])).toEqual([
    ['billiard.synchronize', '__exit__', false],
    ['tasks', 'run', true],
  ])
  expect(event).toMatchObject({ errnos: [13], winerrors: [6], process: 'SpawnPoolWorker-1' })
  expect(more).toHaveLength(1)
})

test('a traceback whose lines are separate records', () => {
  const found = events(`[2026-01-03 01:34:20,470: WARNING/MainProcess] Traceback (most recent call last):
[2026-01-03 01:34:20,470: WARNING/MainProcess]   File "/v/lib/python3.12/site-packages/amqp/connection.py", line 704, in heartbeat_tick
[2026-01-03 01:34:20,470: WARNING/MainProcess] ConnectionForced: Too many heartbeats missed`)
  expect(found).toHaveLength(1)
  expect(found[0]!.frames).toHaveLength(1)
  expect(found[0]!.exceptions[0]).toMatchObject({ type: 'ConnectionForced', message: 'Too many heartbeats missed' })
})

test('interleaved lines of two containers', () => {
  const found = events(`a-1  | [2026-01-03 01:34:20,470: ERROR/MainProcess] first
b-1  | [2026-01-03 01:34:20,470: ERROR/MainProcess] second
a-1  | Traceback (most recent call last):
b-1  | Traceback (most recent call last):
a-1  |   File "/srv/a.py", line 1, in f
b-1  |   File "/srv/b.py", line 1, in g
a-1  | KeyError: 1
b-1  | ValueError: 2`)
  expect(found.map(({ message, exceptions }) => [message, exceptions[0]!.type])).toEqual([
    ['first', 'KeyError'],
    ['second', 'ValueError'],
  ])
})

test('a line that Kubernetes split', () => {
  const found = events(`2026-01-03T01:34:20.470123456Z stderr P [2026-01-03 01:34:20,470: ERROR/MainProcess] Unrecov
2026-01-03T01:34:20.470123456Z stderr F erable error: KeyError()`)
  expect(found.map(({ message }) => message)).toEqual(['Unrecoverable error: KeyError()'])
})

test('a JSON record with its traceback', () => {
  const [event] = events(
    JSON.stringify({
      level: 'ERROR',
      msg: 'failed',
      exc_info: 'Traceback (most recent call last):\n  File "/srv/t.py", line 2, in f\nKeyError: 1',
    }),
  )
  expect(event!.exceptions.map(({ type }) => type)).toEqual(['KeyError'])
})

test('a JSON record with its traceback in an object of its own, and one with its frames as objects', () => {
  const ecs = {
    log: { level: 'error' },
    message: 'lost it',
    error: { stack_trace: 'Traceback (most recent call last):\n  File "/srv/a.py", line 1, in b\nKeyError: 1' },
  }
  const structlog = {
    level: 'error',
    event: 'lost it',
    exception: [{ exc_type: 'KeyError', exc_value: '1', frames: [{ filename: '/srv/a.py', lineno: 1, name: 'b' }] }],
  }
  for (const record of [ecs, structlog]) {
    const [event] = events(JSON.stringify(record))
    expect(event).toMatchObject({ level: 'ERROR', message: 'lost it' })
    expect(event!.exceptions).toMatchObject([{ type: 'KeyError', message: '1', frames: [{ function: 'b', line: 1 }] }])
  }
})

test('lines that a terminal cut at its width are rejoined, below the prefix of a container too', () => {
  const whole =
    "[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ImproperlyConfigured('Requested setting is not configured')"
  for (const [prefix, width] of [
    ['', 80],
    ['worker_1  | ', 100],
  ] as const) {
    const lines = [
      `${prefix}a line before`,
      ...(prefix + whole).match(new RegExp(`.{1,${width}}`, 'g'))!,
      `${prefix}and one after`,
    ]
    const found = events(lines.join('\n'))
    expect(found.map(({ text }) => text).join('\n')).toContain(whole)
  }
})

test('a long line of source does not swallow the exception below it', () => {
  const code = `    ${'x'.repeat(90)}`
  const [event] = events(
    `Traceback (most recent call last):\n  File "/srv/a.py", line 1, in b\n${code}\nshop.errors.StockError: none`,
  )
  expect(event!.exceptions).toMatchObject([{ type: 'StockError', message: 'none' }])
})

test('lines that PowerShell wrapped are rejoined', () => {
  const found = events(`celery : Usage: celery [OPTIONS] COMMAND 
[ARGS]...
At line:1 char:1
+ celery -A shopxx.celery_app worker -l info 
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: ( 
    + FullyQualifiedErrorId : NativeCommandEr 
   ror

Error: 
Unable to load celery application.
While trying to load the module 
shopxx.celery_app the following error 
occurred:
Traceback (most recent call last):
  File "C:\\Users\\user\\AppData\\Local\\P
rograms\\Python\\Python313\\Lib\\site-packages\\cel
ery\\bin\\celery.py", line 137, in celery
    app = find_app(app)
  File "<frozen importlib._bootstrap>", line 
1324, in _find_and_load_unlocked
ModuleNotFoundError: No module named 'shopxx'`)
  const last = found.at(-1)!
  expect(last.text).toContain('While trying to load the module shopxx.celery_app the following error occurred:')
  expect(last.frames.map(({ module }) => module)).toEqual(['celery.bin.celery', 'importlib._bootstrap'])
  expect(last.exceptions).toHaveLength(1)
})

/** How formats head each line of a traceback that the worker prints through its logger. */
describe('a traceback that is printed line by line is one event', () => {
  const lines = [
    'Traceback (most recent call last):',
    '  File "/opt/venv/lib/python3.11/site-packages/celery/worker/worker.py", line 9, in start',
    '    self.blueprint.start(self)',
    'kombu.exceptions.WeirdError: never seen',
  ]

  test.each([
    '[2026-01-03 10:00:00,000: WARNING/ForkPoolWorker-1] ',
    '2026-01-03 10:00:00,000 - celery.redirected - WARNING - ',
    '[2026-01-03 10:00:00,000] WARNING [celery.redirected:241] ',
    'WARNING:celery.redirected:',
    '2026-01-03 10:00:00,000 WARNING celery.redirected ',
    '2026-01-03 10:00:00.000 WARNING [MainThread] [log.py:240] - ',
    '2026-01-03 10:00:00,000: ERROR celery.redirected: ',
  ])('%s', (head) => {
    const found = events([...lines, 'and now for something else'].map((line) => head + line).join('\n'))
    expect(found).toMatchObject([{ exceptions: [{ type: 'WeirdError', message: 'never seen' }] }, { exceptions: [] }])
  })
})

import { expect, test } from 'vitest'
import { failureOf } from '../../src/failures/known/catalogue.ts'
import { judgeText } from './judge-text.ts'

const record = (message: string, level = 'ERROR', process = 'ForkPoolWorker-1') =>
  `[2026-01-03 01:34:20,470: ${level}/${process}] ${message}`
const TASK = 'Task shop.tasks.work[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7]'
const inTask = (
  repr: string,
  last: string,
  frame = '/v/lib/python3.12/site-packages/requests/api.py',
) => `${record(`${TASK} raised unexpected: ${repr}`)}
Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/celery/app/trace.py", line 479, in trace_task
    R = retval = fun(*args, **kwargs)
  File "/v/lib/python3.12/site-packages/celery/app/trace.py", line 779, in __protected_call__
    return self.run(*args, **kwargs)
  File "/srv/shop/tasks.py", line 9, in work
    call()
  File "${frame}", line 3, in get
${last}`

/** Looks like a failure of Celery's environment, but is the user's own or no failure at all. */
const TABLE: readonly (readonly [string, string])[] = [
  ['a mail server that requires a login', record('smtplib said: 530 5.7.0 Authentication Required')],
  ['a login form', record('login failed: invalid password for user bob', 'WARNING')],
  ['a form field', record('Invalid value for field age: abc', 'WARNING')],
  [
    'a web page that cannot be reached',
    inTask(
      "ConnectionError(NewConnectionError('[Errno 111] Connection refused'))",
      'requests.exceptions.ConnectionError: [Errno 111] Connection refused',
    ),
  ],
  [
    'a web page without an address',
    inTask(
      'ConnectionError()',
      "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='x'): [Errno -2] Name or service not known",
    ),
  ],
  [
    'a bad certificate elsewhere',
    record("HTTPSConnectionPool(host='x'): SSLError(CERTIFICATE_VERIFY_FAILED) certificate verify failed"),
  ],
  [
    "the task's own Redis",
    inTask(
      "ConnectionError('Error 111 connecting to cache:6379. Connection refused.')",
      'redis.exceptions.ConnectionError: Error 111 connecting to cache:6379. Connection refused.',
      '/v/lib/python3.12/site-packages/redis/client.py',
    ),
  ],
  [
    "the task's own database",
    inTask(
      "OperationalError('server closed the connection unexpectedly')",
      'psycopg2.OperationalError: server closed the connection unexpectedly',
    ),
  ],
  [
    "the task's own import",
    inTask('ModuleNotFoundError("No module named \'pandas\'")', "ModuleNotFoundError: No module named 'pandas'"),
  ],
  [
    "the task's own permission",
    inTask("PermissionError(13, 'Permission denied')", "PermissionError: [Errno 13] Permission denied: '/data/x'"),
  ],
  [
    'WinError 5 on a file',
    inTask(
      "PermissionError(13, 'Zugriff verweigert', 'C:\\\\x', 5, None)",
      "PermissionError: [WinError 5] Zugriff verweigert: 'C:\\\\x'",
      'C:\\Python312\\Lib\\shutil.py',
    ),
  ],
  [
    'WinError 32 on a file',
    inTask(
      "PermissionError(13, 'x', 'C:\\\\x', 32, None)",
      "PermissionError: [WinError 32] x: 'C:\\\\x'",
      'C:\\Python312\\Lib\\os.py',
    ),
  ],
  [
    'a full disk in a task',
    inTask("OSError(28, 'No space left on device')", 'OSError: [Errno 28] No space left on device'),
  ],
  ['a timeout in a task', inTask("ReadTimeout('timed out')", 'requests.exceptions.ReadTimeout: timed out')],
  ['an expected error', record(`${TASK} raised expected: Duplicate()`, 'INFO')],
  ['a message about errors', record('processed 3 errors, connection refused by policy: 0', 'INFO')],
  ['a restart on request', record('Restarting import of 3 files', 'INFO')],
  ['recycled children', record("Process 'ForkPoolWorker-1' pid:12 exited with 'exitcode 155'", 'INFO', 'MainProcess')],
  ['children that ended', record("Process 'ForkPoolWorker-1' pid:12 exited with 'exitcode 0'", 'INFO', 'MainProcess')],
  [
    'a deprecation',
    record(
      '/v/celery/app/utils.py:203: CDeprecationWarning: The CELERY_X setting is deprecated',
      'WARNING',
      'MainProcess',
    ),
  ],
  [
    'settings.DEBUG',
    record(
      '/v/celery/fixups/django.py:203: UserWarning: Using settings.DEBUG leads to a memory leak',
      'WARNING',
      'MainProcess',
    ),
  ],
  [
    'retry settings',
    record(
      '/v/consumer.py:508: CPendingDeprecationWarning: The broker_connection_retry configuration setting will no longer determine',
      'WARNING',
      'MainProcess',
    ),
  ],
  [
    'pickle of old',
    record(
      '/v/worker.py:161: CDeprecationWarning: \nStarting from version 3.2 Celery will refuse to accept pickle by default.',
      'WARNING',
      'MainProcess',
    ),
  ],
  ['no hostname', record("No hostname was supplied. Reverting to default 'localhost'", 'WARNING', 'MainProcess')],
  [
    'Windows children that start together',
    [1, 2, 3, 4]
      .map((n) => `[2026-01-03 01:00:0${n},000: INFO/SpawnPoolWorker-${n}] child process ${n} calling self.run()`)
      .join('\n'),
  ],
  [
    'tasks that take long',
    `${record(`${TASK} received`, 'INFO', 'MainProcess')}\n[2026-01-03 03:34:20,470: INFO/ForkPoolWorker-1] ${TASK} succeeded in 7200.1s: None`,
  ],
  [
    'a retry of the same id',
    `${record(`${TASK} received`, 'INFO', 'MainProcess')}\n[2026-01-03 02:34:20,470: INFO/ForkPoolWorker-1] ${TASK} retry: Retry in 60s\n[2026-01-03 02:35:20,470: INFO/MainProcess] ${TASK} received`,
  ],
  ['a warning of a task', record('disk is 90 % full', 'WARNING')],
  ['beat at work', record('Scheduler: Sending due task a (shop.tasks.work)', 'INFO', 'Beat')],
  ['a script that a task runs', record('/bin/sh: 1: ffmpeg: not found', 'WARNING')],
  ['a file that a task does not find', record("[Errno 2] No such file or directory: '/data/in.csv'", 'WARNING')],
  ["another program's command line", 'Error: Got unexpected extra argument (migrate)'],
  ["another program's missing value", "Error: Option '--port' requires an argument."],
  [
    "a web server's TLS",
    '2026/01/03 01:34:20 [crit] 7#7: *3 SSL_read() failed (SSL: error:0A000119:SSL routines::decryption failed or bad record mac) while keepalive',
  ],
  ["a database server's log", '2026-01-03 01:34:20.470 UTC [71] LOG:  SSL error: decryption failed or bad record mac'],
  ["another language's driver", "Mysql2::Error: Commands out of sync; you can't run this command now"],
  [
    "a web handler's coroutine",
    'Traceback (most recent call last):\n  File "/v/lib/python3.12/site-packages/flask/json/provider.py", line 120, in _default\nTypeError: Object of type coroutine is not JSON serializable',
  ],
  ['another container', 'exec: "nginx": executable file not found in $PATH: unknown'],
  ['another unit', 'postgresql.service: Main process exited, code=exited, status=203/EXEC'],
  ['another process that the kernel killed', 'kernel: Out of memory: Killed process 2817 (chrome) total-vm:4194304kB'],
  [
    "a web server's coroutine",
    "/v/lib/python3.12/site-packages/uvicorn/protocols/http/h11_impl.py:404: RuntimeWarning: coroutine 'send' was never awaited",
  ],
  [
    "the task's own comparison of times",
    inTask(
      'TypeError("can\'t compare offset-naive and offset-aware datetimes")',
      "TypeError: can't compare offset-naive and offset-aware datetimes",
    ),
  ],
  [
    "the task's own process limit",
    inTask(
      "BlockingIOError(11, 'Resource temporarily unavailable')",
      'BlockingIOError: [Errno 11] Resource temporarily unavailable',
      '/usr/lib/python3.12/subprocess.py',
    ),
  ],
  [
    "the task's own missing argument",
    inTask(
      'TypeError("Invoice.__init__() missing 1 required positional argument: \'total\'")',
      "TypeError: Invoice.__init__() missing 1 required positional argument: 'total'",
    ),
  ],
  [
    "the task's own table",
    inTask(
      'ProgrammingError(\'relation "shop_order" does not exist\')',
      'django.db.utils.ProgrammingError: relation "shop_order" does not exist',
    ),
  ],
  [
    'what a task says at INFO about failures',
    [
      'classified as "Connection to broker lost. Trying to re-establish the connection..."',
      'subject: WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 4.',
      'answer: ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN',
    ]
      .map((message) => record(message, 'INFO'))
      .join('\n'),
  ],
  [
    'what a task logs by its own logger',
    [
      'could not reach cache: Error 111 connecting to cache:6379. Connection refused.',
      'TypeError: Object of type Decimal is not JSON serializable',
      'SSL: CERTIFICATE_VERIFY_FAILED certificate verify failed',
    ]
      .map((message) => record(`shop.tasks.pay[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7]: ${message}`))
      .join('\n'),
  ],
  [
    'what an app says at INFO in a format without the process',
    '2026-01-03 01:34:20.470 | INFO     | shop.tickets:classify:31 - subject: WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 4.',
  ],
  [
    'what a task returns, in such a format',
    `2026-01-03 01:34:20.470 | INFO     | celery.app.trace:info:128 - ${TASK} succeeded in 0.1s: "redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused."`,
  ],
  [
    'what a task returns',
    record(
      `${TASK} succeeded in 0.1s: "redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused."`,
      'INFO',
    ),
  ],
]

test.each(TABLE)('%s', (_, text) => {
  const { sightings } = judgeText(text)
  expect(sightings.map(({ id }) => id).filter((id) => !['info', 'warning'].includes(failureOf(id).severity))).toEqual(
    [],
  )
})

test.each([
  ['a Celery error without a name', record("Unrecoverable error: WeirdError('never seen')", 'CRITICAL', 'MainProcess')],
  [
    'a traceback out of Celery',
    `Traceback (most recent call last):\n  File "/v/lib/python3.12/site-packages/celery/worker/worker.py", line 3, in start\nWeirdError: never seen`,
  ],
])('%s is an unknown failure', (_, text) => {
  const { sightings, unexplained } = judgeText(text)
  expect(sightings).toEqual([])
  expect(unexplained[0]!.text).toContain('never seen')
})

test.each([
  [
    'gunicorn',
    `[2026-01-03 10:00:00 +0000] [7] [ERROR] Exception in worker process
Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/gunicorn/arbiter.py", line 609, in spawn_worker
    worker.init_process()
  File "/srv/web/wsgi.py", line 3, in <module>
    import foo
ModuleNotFoundError: No module named 'foo'
[2026-01-03 10:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:12)`,
  ],
  [
    'RQ',
    `10:00:01 [Job 3f-1]: exception raised while executing (app.jobs.send)
Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/rq/worker.py", line 1428, in perform_job
    rv = job.perform()
  File "/srv/app/jobs.py", line 3, in send
    1/0
ZeroDivisionError: division by zero`,
  ],
  ['PostgreSQL', '2026-01-03 10:00:03.101 UTC [44] FATAL:  password authentication failed for user "app"'],
  ['nginx', 'nginx: [emerg] host not found in upstream "celery-flower" in /etc/nginx/conf.d/default.conf:3'],
  ['pip', 'ERROR: Could not find a version that satisfies the requirement celery==5.9.9 (from versions: 0.1.2)'],
])('%s is not Celery', (_, text) => {
  expect(judgeText(text)).toMatchObject({ sightings: [], unexplained: [], celery: false })
})

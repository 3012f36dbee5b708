import { describe, expect, test } from 'vitest'
import { failureOf } from '../../src/failures/known/catalogue.ts'
import { openSession } from '../../src/failures/recognise/log-session.ts'
import { judgeText } from './judge-text.ts'

/** What logs of public repositories and of a lab with Celery 5.2.7 to 5.7.0 had that the corpus hadn't. */
const at = (time: string, level: string, process: string, message: string) =>
  `[2026-01-03 ${time},470: ${level}/${process}] ${message}`
const ID = '0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7'
const LIB = '/opt/venv/lib/python3.11/site-packages'
const traceback = (...frames: readonly (readonly [string, string])[]) =>
  ['Traceback (most recent call last):', ...frames.map(([file, name]) => `  File "${file}", line 9, in ${name}`)].join(
    '\n',
  )
const CALL = [`${LIB}/celery/app/trace.py`, '__protected_call__'] as const

const FAILURES: readonly (readonly [string, string, string])[] = [
  [
    'models that fail to import, then apps that are not ready',
    'django-app-import-error',
    `Signal handler <bound method DjangoFixup.on_import_modules of <celery.fixups.django.DjangoFixup object at 0x1>> raised: ModuleNotFoundError("No module named 'django_celery_results'")
${traceback([`${LIB}/celery/fixups/django.py`, 'on_import_modules'], [`${LIB}/django/apps/registry.py`, 'populate'])}
ModuleNotFoundError: No module named 'django_celery_results'
Signal handler <promise@0x1 --> <bound method Celery._autodiscover_tasks of <Celery shop at 0x1>>> raised: AppRegistryNotReady("Apps aren't loaded yet.")
${traceback([`${LIB}/celery/app/base.py`, '_autodiscover_tasks'], [`${LIB}/django/apps/registry.py`, 'check_apps_ready'])}
django.core.exceptions.AppRegistryNotReady: Apps aren't loaded yet.`,
  ],
  [
    "beat's schedule, written by another Python",
    'beat-schedule-corrupt',
    `${at('01:00:00', 'ERROR', 'Beat', 'Process Beat')}
${traceback([`${LIB}/celery/beat.py`, 'setup_schedule'], [`${LIB}/celery/beat.py`, '_create_schedule'], ['/usr/lib/python3.8/shelve.py', '__getitem__'])}
ModuleNotFoundError: No module named 'zoneinfo'`,
  ],
  [
    'a result that the serializer pickle refuses',
    'task-exception-not-picklable',
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: EncodeError(AttributeError("Can't pickle local object 'f.<locals>.<lambda>'"))`)}
${traceback([`${LIB}/kombu/serialization.py`, 'dumps'], [`${LIB}/kombu/serialization.py`, 'pickle_dumps'])}
AttributeError: Can't pickle local object 'f.<locals>.<lambda>'

During handling of the above exception, another exception occurred:

${traceback([`${LIB}/celery/app/trace.py`, 'trace_task'], [`${LIB}/celery/backends/base.py`, 'encode'], [`${LIB}/kombu/serialization.py`, 'dumps'])}
kombu.exceptions.EncodeError: Can't pickle local object 'f.<locals>.<lambda>'`,
  ],
  [
    'a pipe that breaks where RabbitMQ 4.3 would refuse a queue',
    'broker-connection-lost',
    `${at('01:00:00', 'WARNING', 'MainProcess', 'consumer: Connection to broker lost. Trying to re-establish the connection...')}
${traceback([`${LIB}/celery/worker/consumer/mingle.py`, 'send_hello'], [`${LIB}/kombu/pidbox.py`, '_publish'])}
    maybe_declare(self.reply_queue(chan))
  File "${LIB}/amqp/transport.py", line 9, in write
BrokenPipeError: [Errno 32] Broken pipe`,
  ],
  [
    'one broker refuses a task that publishes',
    'amqp-access-refused',
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: AccessRefused(403, "ACCESS_REFUSED - access to exchange 'x' refused", (40, 10), 'Exchange.declare')`)}
${traceback(CALL, ['/srv/app/shop.py', 'f'], [`${LIB}/celery/app/base.py`, 'send_task'], [`${LIB}/amqp/channel.py`, '_on_close'])}
amqp.exceptions.AccessRefused: Exchange.declare: (403) ACCESS_REFUSED - access to exchange 'x' refused`,
  ],
]

/** Errors of the user's own code, chatter, and logs that end early: nothing of it is Celery's failure. */
const BANNER =
  ' -------------- celery@box v5.6.2 (recovery)\n.> transport:   redis://h/0\n.> concurrency: 2 (prefork)\n\n[tasks]\n  . a.b\n\n'

const NEGATIVES: readonly (readonly [string, string])[] = [
  [
    'DEBUG of a healthy RabbitMQ',
    at(
      '01:00:00',
      'DEBUG',
      'MainProcess',
      "Start from server, version: 0.9, properties: {'capabilities': {'publisher_confirms': True, 'consumer_cancel_notify': True, 'connection.blocked': True}}",
    ),
  ],
  [
    'a task that is called with the wrong arguments, cut at its head',
    `    return self.run(*args, **kwargs)\n  File "${CALL[0]}", line 731, in ${CALL[1]}\n    return self.run(*args, **kwargs)\nTypeError: post_folder() missing 1 required positional argument: 'name'`,
  ],
  [
    'a, b, c = [] in a task',
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: ValueError('not enough values to unpack (expected 3, got 0)')`)}\n${traceback(CALL, ['/srv/app/shop.py', 'f'])}\nValueError: not enough values to unpack (expected 3, got 0)`,
  ],
  [
    'a task that pickles',
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: AttributeError("Can't pickle local object 'f.<locals>.<lambda>'")`)}\n${traceback(CALL, ['/srv/app/shop.py', 'f'])}\nAttributeError: Can't pickle local object 'f.<locals>.<lambda>'`,
  ],
  [
    "a vendor's 403",
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: RuntimeError("(403) ACCESS_REFUSED by the vendor's API")`)}\n${traceback(CALL, ['/srv/app/shop.py', 'f'])}\nRuntimeError: (403) ACCESS_REFUSED by the vendor's API`,
  ],
  [
    "a task's own connection to a RabbitMQ",
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: AccessRefused(403, 'ACCESS_REFUSED - Login was refused', (0, 0), '')`)}\n${traceback(CALL, ['/srv/app/shop.py', 'f'], [`${LIB}/kombu/connection.py`, 'connect'], [`${LIB}/amqp/connection.py`, '_on_close'])}\namqp.exceptions.AccessRefused: (0, 0): (403) ACCESS_REFUSED - Login was refused`,
  ],
  [
    'a login form, with names of loggers and nothing else in front',
    'celery.redirected: error: connection refused, trying fallback\nshop.sync: login failed for user bob: invalid password\nshop.sync: Authentication required. Please login\nshop.sync: connected to redis',
  ],
  [
    'a library that fails in a child',
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', 'send_multiple: cannot reach the mail server')}\n${traceback(['/usr/lib/python3.11/smtplib.py', 'login'])}\nsmtplib.SMTPAuthenticationError: (554, b'Sender IP address rejected')`,
  ],
  ["a task's own message at CRITICAL", at('01:00:00', 'CRITICAL', 'ForkPoolWorker-1', '!!! BEGIN OF TASK 22 !!!')],
  ["a task's own message in the main process", at('01:00:00', 'ERROR', 'MainProcess', '3 rows failed validation')],
  [
    'a handled error that was printed, in a format of messages only',
    `could not read prices\n${traceback(['/srv/app/shop.py', 'f'])}\nKeyError: 'sku'`,
  ],
  [
    'a library that fails at DEBUG',
    `2026-01-03 13:13:39 django.template  /opt/venv/lib/python3.8/site-packages/django/template/base.py:869 base:_resolve_lookup DEBUG- Exception while resolving variable 'home' in template 'index.html'.\n${traceback([`${LIB}/django/template/base.py`, '_resolve_lookup'])}\nKeyError: 'home'`,
  ],
  [
    'a retry, which is published before it is logged',
    [
      at('01:00:00', 'INFO', 'MainProcess', `Task shop.f[${ID}] received`),
      at('01:05:00', 'INFO', 'MainProcess', `Task shop.f[${ID}] received`),
      at('01:05:00', 'INFO', 'ForkPoolWorker-1', `Task shop.f[${ID}] retry: Retry in 312s: Busy()`),
    ].join('\n'),
  ],
  [
    'messages that come again after a restart',
    [
      at('01:00:00', 'INFO', 'MainProcess', `Task shop.f[${ID}] received`),
      at('01:05:00', 'INFO', 'MainProcess', 'Connected to redis://h:6379/0'),
      at('01:05:01', 'INFO', 'MainProcess', `Task shop.f[${ID}] received`),
    ].join('\n'),
  ],
  [
    'what RabbitMQ 4.0 warns of',
    'rabbitmq-1  | 2026-01-03 01:00:00.470000+00:00 [warning] <0.757.0> Deprecated features: `transient_nonexcl_queues`: Feature `transient_nonexcl_queues` is deprecated.\nrabbitmq-1  | By default, this feature can still be used for now.',
  ],
  [
    "a task's own key in Redis",
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: ResponseError('WRONGTYPE Operation against a key holding the wrong kind of value')`)}\n${traceback(CALL, ['/srv/app/shop.py', 'f'], [`${LIB}/redis/client.py`, 'execute_command'])}\nredis.exceptions.ResponseError: WRONGTYPE Operation against a key holding the wrong kind of value`,
  ],
  [
    'a task that prints what Redis said',
    at('01:00:00', 'WARNING', 'ForkPoolWorker-1', 'cache: WRONGTYPE Operation against a key, falling back'),
  ],
  [
    "a task's own queue at AWS",
    `${at('01:00:00', 'ERROR', 'ForkPoolWorker-1', `Task shop.f[${ID}] raised unexpected: ClientError('An error occurred (AccessDenied) when calling the ReceiveMessage operation: denied')`)}\n${traceback(CALL, ['/srv/app/shop.py', 'f'], [`${LIB}/botocore/client.py`, '_make_api_call'])}\nbotocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the ReceiveMessage operation: denied`,
  ],
  [
    "a view's own connection to a RabbitMQ",
    `${traceback(['/srv/app/views.py', 'publish'], [`${LIB}/pika/channel.py`, 'basic_publish'])}\npika.exceptions.ChannelClosedByBroker: (406, 'PRECONDITION_FAILED - message size 20000123 is larger than configured max size 16777216')`,
  ],
  ['nothing but banners, since the log goes elsewhere', `${BANNER}worker: Warm shutdown (MainProcess)\n${BANNER}`],
]

test('a start without any line after the banner', () => {
  expect(judgeText(BANNER, { whole: true }).sightings[0]).toMatchObject({
    id: 'worker-silent-on-broker',
    confidence: 'low',
  })
})

test('an excerpt that ends with the banner shows nothing', () => {
  expect(judgeText(BANNER).sightings.map(({ id }) => id)).toEqual(['healthy-worker'])
})

describe('failures', () => {
  test.each(FAILURES)('%s: %s', (_, label, text) => {
    expect(judgeText(text).sightings[0]?.id).toBe(label)
  })
})

describe('no failure', () => {
  test.each(NEGATIVES)('%s', (_, text) => {
    const { sightings, unexplained } = judgeText(text)
    expect(sightings.filter(({ id }) => !['info', 'warning'].includes(failureOf(id).severity))).toEqual([])
    expect(unexplained).toEqual([])
  })
})

test.each([
  [
    'a reserved name',
    "AccessRefused(403, \"ACCESS_REFUSED - queue name 'amq.gen-x' contains reserved prefix 'amq.*'\", (50, 10), 'Queue.declare')",
  ],
  [
    'a consumer tag that is in use',
    "NotAllowed(530, \"NOT_ALLOWED - attempt to reuse consumer tag 'None4'\", (60, 20), 'Basic.consume')",
  ],
  [
    'another precondition',
    "PreconditionFailed(406, 'PRECONDITION_FAILED - fast reply consumer does not exist', (60, 40), 'Basic.publish')",
  ],
])('an answer of RabbitMQ without a name is an unknown failure: %s', (_, error) => {
  const { sightings, unexplained } = judgeText(
    at('01:00:00', 'CRITICAL', 'MainProcess', `Unrecoverable error: ${error}`),
  )
  expect([sightings, unexplained.length]).toEqual([[], 1])
})

test.each([
  [
    'amqp-limit-reached',
    "NotAllowed(530, \"NOT_ALLOWED - access to vhost '/' refused for user 'shop': connection limit (20) is reached\", (10, 40), 'Connection.open')",
  ],
  ['amqp-vhost-not-allowed', "NotAllowed(530, 'NOT_ALLOWED - vhost limits not found', (10, 40), 'Connection.open')"],
  [
    'amqp-limit-reached',
    "PreconditionFailed(406, \"PRECONDITION_FAILED - cannot declare queue 'celery': queue limit in vhost '/' (1) is reached\", (50, 10), 'Queue.declare')",
  ],
  [
    'amqp-message-too-large',
    "PreconditionFailed(406, 'PRECONDITION_FAILED - message size 20 is larger than configured max size 10', (60, 40), 'Basic.publish')",
  ],
  [
    'amqp-unknown-delivery-tag',
    "PreconditionFailed(406, 'PRECONDITION_FAILED - unknown delivery tag 1', (60, 80), 'Basic.ack')",
  ],
  [
    'amqp-consumer-ack-timeout',
    "PreconditionFailed(406, 'PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out', (0, 0), '')",
  ],
  [
    'amqp-precondition-inequivalent-arg',
    "PreconditionFailed(406, \"PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'celery' in vhost '/'\", (50, 10), 'Queue.declare')",
  ],
])('an answer of RabbitMQ by its text, and nothing else: %s %s', (label, error) => {
  const { sightings } = judgeText(at('01:00:00', 'CRITICAL', 'MainProcess', `Unrecoverable error: ${error}`))
  expect(sightings.map(({ id }) => id)).toEqual([label])
})

test.each([
  `ServerSelectionTimeoutError('localhost:27017: [Errno 111] Connection refused')`,
  `OperationalError(2003, "Can't connect to MySQL server on 'db' ([Errno 111] Connection refused)")`,
  `UnexpectedThing('db:27017: [Errno 111] Connection refused')`,
])('a database that refuses is not RabbitMQ: %s', (error) => {
  const { sightings } = judgeText(at('01:00:00', 'CRITICAL', 'MainProcess', `Unrecoverable error: ${error}`))
  expect(sightings.map(({ id }) => id)).not.toContain('amqp-connection-refused')
})

test('a machine without a free port', () => {
  const { sightings, unexplained } = judgeText(
    at(
      '01:00:00',
      'ERROR',
      'MainProcess',
      'consumer: Cannot connect to redis://cache:6379/0: Error 99 connecting to cache:6379. Cannot assign requested address..',
    ),
  )
  expect([sightings, unexplained.length]).toEqual([[], 1])
})

test('a traceback printed in pieces, each with a header', () => {
  const piece = (message: string) => at('01:00:00', 'WARNING', 'MainProcess', message)
  const { sightings } = judgeText(
    [
      piece('Traceback (most recent call last):'),
      piece(`  File "${LIB}/celery/fixups/django.py", line 9, in on_import_modules`),
      piece('    '),
      piece('self.worker_fixup.validate_models()'),
      piece(' '),
      piece('^^^^'),
      piece(`  File "${LIB}/django/apps/registry.py", line 9, in populate`),
      piece('ModuleNotFoundError'),
      piece(': '),
      piece("ModuleNotFoundError: No module named 'shop'"),
    ].join('\n'),
  )
  expect(sightings[0]?.id).toBe('django-app-import-error')
})

test('an error that is logged, and printed again in pieces, is one', () => {
  const printed = (message: string) => at('01:00:00', 'WARNING', 'MainProcess', message)
  const frame = `  File "${LIB}/celery/beat.py", line 9, in schedule`
  const { unexplained } = judgeText(
    [
      at('01:00:00', 'CRITICAL', 'MainProcess', "beat raised exception <class 'odd.Weird'>: Weird('never seen')"),
      'Traceback (most recent call last):',
      frame,
      'odd.errors.WeirdError: never seen',
      printed('Traceback (most recent call last):'),
      printed(frame),
      ...['    ', 'raise Weird()', ' ', ' ', '^', '^', 'odd.errors', '.', 'WeirdError', ': ', 'never seen'].map(
        printed,
      ),
      at('01:00:00', 'INFO', 'MainProcess', 'beat: Shutting down...'),
    ].join('\n'),
  )
  expect(unexplained).toMatchObject([{ line: 1, count: 2 }])
})

test('a traceback that is printed again and cut off adds nothing', () => {
  const { unexplained } = judgeText(
    [
      at('01:00:00', 'CRITICAL', 'MainProcess', "Unrecoverable error: Weird('never seen')"),
      traceback([`${LIB}/celery/beat.py`, 'schedule']),
      'odd.errors.WeirdError: never seen',
      ...[
        'Traceback (most recent call last):',
        `  File "${LIB}/celery/beat.py", line 9, in schedule`,
        'odd.errors',
        '.',
        'WeirdError',
        ': ',
      ].map((piece) => at('01:00:00', 'WARNING', 'MainProcess', piece)),
    ].join('\n'),
  )
  expect(unexplained).toMatchObject([{ line: 1, count: 1 }])
})

test.each([
  ['[73427 140734755278272 2026-01-03 16:19:53 /srv/app/tasks.py:48] ERROR: '],
  ['[run_test 97b1c964-fa1c-452e-aa93-47924ddf32d7 73435 2026-01-03 16:20:05 /srv/app/x.py:4] ERROR: '],
])('a header in one pair of brackets: %s', (header) => {
  const { sightings } = judgeText(
    `${header}consumer: Cannot connect to redis://h:6379/0: Error 111 connecting to h:6379. Connection refused..\n${header}again`,
  )
  expect(sightings.map(({ id, line }) => [id, line])).toEqual([['redis-connection-refused', 1]])
})

test('a standalone beat is Celery too', () => {
  const { sightings, celery } = judgeText(at('01:00:00', 'INFO', 'MainProcess', 'beat: Starting...'))
  expect([sightings[0]?.id, celery]).toEqual(['healthy-worker', true])
})

test('a run of zero bytes does not make a file binary', () => {
  const session = openSession()
  session.write(Buffer.from(`${at('01:00:00', 'INFO', 'MainProcess', 'celery@box ready.')}\n`.repeat(20)))
  session.write(Buffer.alloc(1_755))
  session.write(Buffer.from(`${at('01:00:00', 'CRITICAL', 'MainProcess', 'Unrecoverable error: Odd()')}\n`))
  session.end()
  expect(session.judge().unexplained).toHaveLength(1)
})

import type { FailureId } from '../../src/failures/known/catalogue.ts'

/** Failures in other versions, systems, languages and log formats: the id, then the log. */
export const WORDINGS: readonly (readonly [FailureId, string])[] = [
  ['command-not-executable', 'bash: celery: Kommando nicht gefunden.'],
  ['command-not-executable', 'bash: celery : commande introuvable'],
  ['command-not-executable', './start.sh: Zeile 7: celery: Kommando nicht gefunden.'],
  [
    'redis-binding-missing',
    `[2012-05-31 10:00:01,001: ERROR/MainProcess] Error occurred while handling control command: 'InconsistencyError("Queue list empty or key does not exist: \\'_kombu.binding.reply.celeryd.pidbox\\'",)'`,
  ],
  [
    'app-import-error',
    `celery worker -A app.worker:celery --loglevel=info --autoscale=10,2
Error:
Unable to load celery application.
The module app.tasks was not found.`,
  ],
  ['pidfile-exists', "celery.platforms.LockFailed: [Errno 17] File exists: '/celerybeat.pid'"],
  [
    'app-import-error',
    `worker        | Error: Invalid value for '-A' / '--app':
worker        | Unable to load celery application.
....
worker        |   File "/code/celery_worker.py", line 46, in <module>
worker        |     raise ValueError(f"Unsupported broker URL: {CELERY_BROKER_URL}")
worker        | ValueError: Couldn't import 'celery_worker': Unsupported broker URL:`,
  ],
  [
    'redis-py-version-mismatch',
    `[2022-03-01 10:38:31,399: CRITICAL/MainProcess] Unrecoverable error: TypeError('Channel._connparams.<locals>.Connection.disconnect() takes 1 positional argument but 2 were given')`,
  ],
  // Brokers
  [
    'quorum-eta-blocks-worker',
    `[2026-01-03 01:34:20,470: WARNING/ForkPoolWorker-1] Direct exchanges are not supported with native delayed delivery.
mail is a direct exchange but should be a topic exchange or a fanout exchange in order for native delayed delivery to work properly.
If quorum queues are used, this task may block the worker process until the ETA arrives.`,
  ],
  [
    'redis-py-version-mismatch',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: TypeError("__init__() got an unexpected keyword argument 'socket_connect_timeout'",)`,
  ],
  [
    'sqs-access-denied',
    `Error sending Celery task: An error occurred (AccessDenied) when calling the ListQueues operation: Access to the resource https://eu-central-1.queue.amazonaws.com/ is denied.`,
  ],
  [
    'unknown-message-deleted',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] Received and deleted unknown message.  Wrong destination?!?

The full contents of the message body was: body: [[1, 3], {}, {u'errbacks': None, u'callbacks': None, u'chord': None, u'chain': None}] (41b)
{content_type:'application/x-msgpack' content_encoding:'binary'
  delivery_info:{'consumer_tag': 'None4', 'redelivered': False} headers={'\\xe5\\xca.\\xdb\\x00': None}}`,
  ],
  [
    'redis-loading',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://valkey:6379/0: Valkey is loading the dataset in memory.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-protected-mode',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://valkey:6379/0: DENIED Valkey is running in protected mode because protected mode is enabled and no password is set.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-not-enough-replicas',
    `Error: Unable to run the \`inspect ping\` command. Reason: NOREPLICAS Not enough good replicas to write. script: ef7a9e205fbaf46bf959e1522ff796622fc676c7, on @user_script:2.`,
  ],
  [
    'amqp-queue-deleted',
    `amqp.exceptions.NotFound: Queue.declare: (404) NOT_FOUND - queue 'celery' in vhost '/' process is stopped by supervisor`,
  ],
  [
    'amqp-quorum-global-qos',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: InternalError(541, 'INTERNAL_ERROR - Feature global_qos is deprecated.\\nBy default, this feature is not permitted anymore.', (60, 10), 'Basic.qos')`,
  ],
  [
    'amqp-transient-queues-refused',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection...
Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/celery/worker/consumer/consumer.py", line 340, in start
    blueprint.start(self)
  File "/v/lib/python3.10/site-packages/celery/worker/pidbox.py", line 53, in start
    self.consumer = self.node.listen(callback=self.on_message)
  File "/v/lib/python3.10/site-packages/kombu/pidbox.py", line 97, in listen
    consumer = self.Consumer(`,
  ],
  [
    'amqp-unexpected-frame',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: FrameSyntaxError(501, 'FRAME_ERROR - type 1, all octets = <<60,0,40>>: {invalid_frame_end_marker,0}', (0, 0), '')`,
  ],
  [
    'amqp-unexpected-frame',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] /v/lib/python3.4/site-packages/celery/app/trace.py:364: RuntimeWarning: Exception raised outside body: UnexpectedFrame(None, 'Received 0x01 while expecting 0xce', None, ''):
Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/celery/app/trace.py", line 9, in trace_task
  File "/v/lib/python3.10/site-packages/celery/backends/amqp.py", line 9, in store_result
amqp.exceptions.UnexpectedFrame: Received 0x01 while expecting 0xce`,
  ],
  [
    'amqp-unknown-delivery-tag',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Unrecoverable error: ChannelError('channel error 406, message: PRECONDITION_FAILED - unknown delivery tag 2039',)`,
  ],
  [
    'broker-connection-lost',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ConnectionForced(320, "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'", (0, 0), '')`,
  ],
  [
    'amqp-consumer-ack-timeout',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: PreconditionFailed(406, 'PRECONDITION_FAILED - consumer ack timed out on channel 1', (0, 0), '')`,
  ],
  [
    'redis-command-unknown',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResponseError("Command is not available: 'BRPOP'. See https://example.com/compatibility for details")`,
  ],
  [
    'redis-socket-unusable',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/redis.py", line 9, in __init__
  File "/v/lib/python3.10/site-packages/redis/connection.py", line 9, in _connect
AttributeError: module 'socket' has no attribute 'AF_UNIX'`,
  ],
  [
    'redis-py-version-mismatch',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/redis.py", line 9, in subclient
  File "/v/lib/python3.10/site-packages/redis/client.py", line 9, in execute_command
TypeError: ConnectionPool.get_connection() missing 1 required positional argument: 'command_name'`,
  ],
  [
    'redis-py-version-mismatch',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/redis.py", line 9, in _register_BRPOP
AttributeError: 'SentinelManagedConnection' object has no attribute 'can_read'`,
  ],
  [
    'redis-binding-missing',
    `kombu.exceptions.InconsistencyError: 
Cannot route message for exchange 'celery': Table empty or key no longer exists.
Probably the key ('_kombu.binding.celery') has been removed from the Redis database.`,
  ],
  [
    'redis-binding-missing',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Control command error: InconsistencyError("\\nCannot route message for exchange u'reply.celery.pidbox': Table empty or key no longer exists.\\nProbably the key (u'_kombu.binding.reply.celery.pidbox') has been removed from the Redis database.\\n",)`,
  ],
  [
    'redis-wrong-type',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResponseError('WRONGTYPE Operation against a key holding the wrong kind of value',)`,
  ],
  [
    'redis-wrong-type',
    `celery_1  | redis.exceptions.ResponseError: Command # 3 (LLEN celery\\x06\\x166) of pipeline caused error: WRONGTYPE Operation against a key holding the wrong kind of value`,
  ],
  [
    'redis-busy-script',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://h:6379/0: BUSY Valkey is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE..
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-busy-script',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResponseError('BUSY Redis is busy running a script. You can only call FUNCTION KILL or SHUTDOWN NOSAVE.')`,
  ],
  [
    'redis-not-enough-replicas',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResponseError('NOREPLICAS Not enough good slaves to write.',)`,
  ],
  [
    'redis-not-enough-replicas',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/redis.py", line 9, in _put
  File "/v/lib/python3.10/site-packages/redis/client.py", line 9, in raise_first_error
redis.exceptions.ResponseError: Command # 1 (LPUSH celery ...) of pipeline caused error: NOREPLICAS Not enough good replicas to write.`,
  ],
  [
    'redis-command-unknown',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResponseError("unknown command \`BRPOP\`, with args beginning with: \`celery\`, \`celery\\x06\\x163\`, ")`,
  ],
  [
    'redis-command-unknown',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/redis.py", line 9, in restore_visible
redis.exceptions.ResponseError: unknown command 'evalsha'`,
  ],
  [
    'redis-command-unknown',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://proxy:6379/0: unsupported command 'multi'.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-socket-unusable',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis+socket:///run/redis.sock: Error 13 connecting to unix socket: /run/redis.sock. Permission denied..
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-socket-unusable',
    `Traceback (most recent call last):
redis.exceptions.ConnectionError: Error 2 connecting to unix:/var/run/redis/redis.sock. No such file or directory.`,
  ],
  [
    'redis-socket-unusable',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis+socket:///run/redis.sock: Error 111 connecting to unix socket: /run/redis.sock. Connection refused..
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-readonly-replica',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResponseError('UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)')`,
  ],
  [
    'redis-readonly-replica',
    `redis.exceptions.ResponseError: MASTERDOWN Link with MASTER is down and slave-serve-stale-data is set to 'no'.`,
  ],
  [
    'redis-readonly-replica',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to sentinel://s1:26379: The previous master is now a slave.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-connection-refused',
    `worker-1  | [2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://localhost:6379/0: Error 99 connecting to localhost:6379. Cannot assign requested address..
worker-1  | Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-connection-refused',
    `redis.exceptions.ConnectionError: Error 99 connecting to localhost:6379. Cannot assign requested address.`,
  ],
  [
    'amqp-connection-refused',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to amqp://guest:**@localhost:5672//: [Errno 99] Cannot assign requested address.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'amqp-connection-refused',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/amqp/transport.py", line 9, in _connect
  File "/v/lib/python3.10/site-packages/kombu/connection.py", line 9, in _reraise_as_library_errors
kombu.exceptions.OperationalError: [Errno 99] Cannot assign requested address`,
  ],
  [
    'redis-py-version-mismatch',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: TypeError("__init__() got an unexpected keyword argument 'username'")
Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/redis.py", line 9, in __init__
  File "/v/lib/python3.10/site-packages/redis/connection.py", line 9, in make_connection
TypeError: __init__() got an unexpected keyword argument 'username'`,
  ],
  [
    'redis-py-version-mismatch',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: TypeError("SentinelManagedConnection.read_response() got an unexpected keyword argument 'push_request'")`,
  ],
  [
    'redis-py-version-mismatch',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: TypeError("can_read() got an unexpected keyword argument 'timeout'",)`,
  ],
  [
    'redis-py-version-mismatch',
    `TypeError: Connection.__init__() got an unexpected keyword argument 'credential_provider'`,
  ],
  [
    'redis-py-version-mismatch',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: TypeError("SentinelManagedConnection.read_response() got an unexpected keyword argument 'disconnect_on_error'")`,
  ],
  [
    'amqp-transient-queues-refused',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: InternalError(541, 'INTERNAL_ERROR - Feature \`transient_nonexcl_queues\` is deprecated.\\nBy default, this feature is not permitted anymore.\\nThe feature will be', (50, 10), 'Queue.declare')`,
  ],
  [
    'amqp-transient-queues-refused',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection...
Traceback (most recent call last):
amqp.exceptions.InternalError: Queue.declare: (541) INTERNAL_ERROR - Feature \`transient_nonexcl_queues\` is deprecated.
Its use is not permitted per the configuration (overriding the default, which is permitted):`,
  ],
  [
    'amqp-transient-queues-refused',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (InternalError(541, 'INTERNAL_ERROR - Feature \`transient_nonexcl_queues\` is deprecated.\\nBy default', (50, 10), 'Queue.declare'))`,
  ],
  [
    'amqp-quorum-global-qos',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: AMQPNotImplementedError(540, "NOT_IMPLEMENTED - queue 'tasks' in vhost '/' does not support global qos", (60, 20), 'Basic.consume')`,
  ],
  [
    'amqp-quorum-global-qos',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (AMQPNotImplementedError(540, "NOT_IMPLEMENTED - queue 'orders' in vhost '/' does not support global qos", (60, 20), 'Basic.consume'))`,
  ],
  [
    'amqp-unexpected-frame',
    `amqp.exceptions.UnexpectedFrame: (0, 0): (505) UNEXPECTED_FRAME - expected content header for class 60, got non content header frame instead`,
  ],
  [
    'amqp-unexpected-frame',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: UnexpectedFrame(None, 'Received frame 2 while expecting type: 1', None, '')`,
  ],
  [
    'amqp-unexpected-frame',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ChannelNotOpen(504, "CHANNEL_ERROR - expected 'channel.open'", (60, 40), 'Channel.open')`,
  ],
  [
    'amqp-vhost-down',
    `celery | [2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to amqp://shop:**@mq:5672/shop: Connection.open: (541) INTERNAL_ERROR - access to vhost 'shop' refused for user 'shop': vhost 'shop' is down.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'amqp-vhost-down',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/connection.py", line 9, in connect
  File "/v/lib/python3.10/site-packages/amqp/connection.py", line 9, in _on_close
amqp.exceptions.InternalError: Connection.open: (541) INTERNAL_ERROR - access to vhost '/' refused for user 'guest': vhost '/' is down`,
  ],
  [
    'amqp-limit-reached',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to amqps://x:**@rabbit.example/x: Connection.open: (530) NOT_ALLOWED - access to vhost 'x' refused for user 'x': connection limit (20) is reached.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'amqp-limit-reached',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: NotAllowed(530, 'NOT_ALLOWED - connection refused: node connection limit (100) is reached', (10, 40), 'Connection.open')`,
  ],
  [
    'amqp-limit-reached',
    `amqp.exceptions.NotAllowed: (0, 0): (530) NOT_ALLOWED - number of channels opened (2047) has reached the negotiated channel_max (2047)`,
  ],
  [
    'amqp-limit-reached',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ResourceError(None, 'No free channel ids, current=2047, channel_max=2047', (20, 10), 'Channel.open')`,
  ],
  [
    'amqp-limit-reached',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: PreconditionFailed(406, "PRECONDITION_FAILED - cannot declare queue 'celery': queue limit in cluster (500) is reached", (50, 10), 'Queue.declare')`,
  ],
  [
    'amqp-message-too-large',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/celery/app/base.py", line 9, in send_task
  File "/v/lib/python3.10/site-packages/amqp/channel.py", line 9, in _on_close
amqp.exceptions.PreconditionFailed: Basic.publish: (406) PRECONDITION_FAILED - message size 200000123 larger than max size 134217728`,
  ],
  [
    'amqp-message-too-large',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: PreconditionFailed(406, 'PRECONDITION_FAILED - message size 20000123 is larger than configured max size 16777216', (60, 40), 'Basic.publish')`,
  ],
  [
    'amqp-unknown-delivery-tag',
    `amqp.exceptions.PreconditionFailed: (0, 0): (406) PRECONDITION_FAILED - unknown delivery tag 12`,
  ],
  [
    'amqp-unknown-delivery-tag',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (PreconditionFailed(406, 'PRECONDITION_FAILED - unknown delivery tag 3', (60, 120), 'Basic.nack'))`,
  ],
  [
    'amqp-queue-deleted',
    `amqp.exceptions.NotFound: Queue.declare: (404) NOT_FOUND - home node 'rabbit@b' of durable queue 'mail' in vhost 'shop' is down or inaccessible`,
  ],
  [
    'unknown-message-deleted',
    `2026-01-03 01:34:20,470 - celery.worker.consumer.consumer - WARNING - Received and deleted unknown message.  Wrong destination?!?

The full contents of the message body was: body: {'a': 1} (8b)`,
  ],
  [
    'unknown-message-deleted',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Received invalid task message: Task keyword arguments must be a mapping
The message has been ignored and discarded.

Please ensure your message conforms to the task
message protocol as described here:`,
  ],
  [
    'quorum-eta-blocks-worker',
    `2026-01-03 01:34:20,470 WARNING kombu.transport.native_delayed_delivery Exchange celery is a direct exchange and native delayed delivery do not support direct exchanges.
ETA tasks published to this exchange will block the worker until the ETA arrives.`,
  ],
  ['quorum-eta-blocks-worker', `ETA tasks published to this exchange will block the worker until the ETA arrives.`],
  [
    'sqs-credentials',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: NoCredentialsError('Unable to locate credentials')`,
  ],
  [
    'sqs-credentials',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to sqs://localhost//: Unable to locate credentials.
Trying again in 2.00 seconds... (1/100)`,
  ],
  [
    'sqs-credentials',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ClientError('An error occurred (UnrecognizedClientException) when calling the GetQueueAttributes operation: The security token included in the request is invalid.')`,
  ],
  [
    'sqs-credentials',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: Exception('Request HTTP Error  HTTP 403  Forbidden (b\\'<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20260103T151817Z is now earlier than 20260103T152440Z</Message>\\')')`,
  ],
  [
    'sqs-credentials',
    `beat  | [2026-01-03 01:34:20,470: ERROR/MainProcess] Message Error: Couldn't apply scheduled task nightly: An error occurred (ExpiredTokenException) when calling the SendMessage operation: The security token included in the request is expired`,
  ],
  [
    'sqs-access-denied',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ClientError('An error occurred (AccessDenied) when calling the ListQueues operation: Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied.')`,
  ],
  [
    'sqs-access-denied',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/SQS.py", line 9, in _create_queue
  File "/v/lib/python3.10/site-packages/botocore/client.py", line 9, in _make_api_call
botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the CreateQueue operation: User: arn:aws:sts::1:assumed-role/w is not authorized to perform: sqs:createqueue`,
  ],
  [
    'sqs-access-denied',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: AccessDeniedQueueException('User: arn:aws:iam::1:user/w is not authorized to perform: sqs:deletemessage on resource: arn:aws:sqs:eu-west-1:1:celery')`,
  ],
  [
    'sqs-queue-missing',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: QueueDoesNotExist('An error occurred (QueueDoesNotExist) when calling the GetQueueAttributes operation: The specified queue does not exist.')`,
  ],
  [
    'sqs-queue-missing',
    `kombu.transport.SQS.UndefinedQueueException: Queue with name 'mail' must be defined in 'predefined_queues'.`,
  ],
  [
    'sqs-queue-missing',
    `Traceback (most recent call last):
  File "/v/lib/python3.10/site-packages/kombu/transport/SQS.py", line 9, in _get
botocore.errorfactory.QueueDoesNotExist: An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the ReceiveMessage operation: The specified queue does not exist or you do not have access to it.`,
  ],
  // Windows, spawn, macOS
  [
    'windows-prefork-permission-error',
    `[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-3] Pool process <billiard.pool.Worker object at 0x1> error: PermissionError(13, 'Zugriff verweigert', None, 5, None)`,
  ],
  [
    'windows-prefork-permission-error',
    `ERROR 2026-01-03 01:34:20,470 pool 4 5 Pool process <Worker(Worker-1, started daemon)> error: OSError(9, 'Неверный дескриптор', None, 6, None)`,
  ],
  [
    'windows-prefork-permission-error',
    `Traceback (most recent call last):
  File "D:\\py\\Lib\\site-packages\\billiard\\queues.py", line 394, in get_payload
    with self._rlock:
  File "D:\\py\\Lib\\site-packages\\billiard\\synchronize.py", line 118, in __exit__
    return self._semlock.__exit__(*args)
OSError: [WinError 6] 句柄无效。`,
  ],
  [
    'windows-prefork-permission-error',
    `[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-9] Pool process <billiard.pool.Worker object at 0x1> error: PermissionError(13, '�ܾ����ʡ�', None, 5, None)`,
  ],
  [
    'windows-prefork-respawn-loop',
    `[2026-01-03 01:00:00,000: INFO/MainProcess] celery@pc ready.
[2026-01-03 01:00:00,100: INFO/SpawnPoolWorker-1] child process 10 calling self.run()
[2026-01-03 01:00:00,200: INFO/SpawnPoolWorker-2] child process 11 calling self.run()
[2026-01-03 01:00:02,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received
[2026-01-03 01:00:05,000: INFO/SpawnPoolWorker-3] child process 12 calling self.run()
[2026-01-03 01:00:09,000: INFO/SpawnPoolWorker-4] child process 13 calling self.run()
[2026-01-03 01:00:13,000: INFO/SpawnPoolWorker-5] child process 14 calling self.run()`,
  ],
  [
    'windows-prefork-respawn-loop',
    ` -------------- celery@pc v5.7.0 (recovery)
- ** ---------- .> concurrency: 2 (prefork)

[2026-01-03 01:00:00,100: INFO/SpawnPoolWorker-1] child process 10 calling self.run()
[2026-01-03 01:00:00,200: INFO/SpawnPoolWorker-2] child process 11 calling self.run()
[2026-01-03 01:00:03,000: INFO/SpawnPoolWorker-3] child process 12 calling self.run()`,
  ],
  [
    'windows-prefork-respawn-loop',
    `[2026-01-03 01:00:00,100: INFO/SpawnPoolWorker-1] child process 10 calling self.run()
[2026-01-03 01:00:02,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received
[2026-01-03 01:00:12,000: INFO/MainProcess] Task a.b[1b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received`,
  ],
  [
    // The silent form (Celery 5.7): the children wait forever on their handles.
    'windows-prefork-respawn-loop',
    ` -------------- celery@pc v5.7.0 (recovery)
-- ******* ---- Windows-10-10.0.19043-SP0 2026-01-03 01:00:00
- ** ---------- .> concurrency: 2 (prefork)

[2026-01-03 01:00:00,100: INFO/SpawnPoolWorker-1] child process 10 calling self.run()
[2026-01-03 01:00:00,200: INFO/SpawnPoolWorker-2] child process 11 calling self.run()
[2026-01-03 01:00:02,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received
[2026-01-03 01:00:02,010: INFO/MainProcess] Task a.b[1b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received`,
  ],
  [
    'spawn-fast-trace-unpack',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Task handler raised error: RuntimeError('fast_trace_task: worker task registry is empty (\`_loc\` was not populated). This normally means \`setup_worker_optimizations()\` never ran in this process')`,
  ],
  [
    'spawn-fast-trace-unpack',
    `billiard.einfo.ExceptionWithTraceback:
"""
Traceback (most recent call last):
  File "C:\\a\\lib\\site-packages\\celery\\app\\trace.py", line 544, in _fast_trace_task
    tasks, accept, hostname = _loc
ValueError: not enough values to unpack (expected 3, got 0)
"""`,
  ],
  [
    'windows-soft-timeout-unsupported',
    `C:\\v\\Lib\\site-packages\\billiard\\pool.py:1083: UserWarning: Soft timeouts are not supported: on this platform: It does not have the SIGUSR1 signal.`,
  ],
  [
    'windows-soft-timeout-unsupported',
    `2026-01-03 - py.warnings - WARNING - UserWarning: Soft timeouts are not supported: on this platform: It does not have the SIGUSR1 signal.`,
  ],
  [
    'windows-63-handles',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Task a.b[1] raised unexpected: ValueError('need at most 63 handles, got a sequence of length 72')`,
  ],
  ['windows-63-handles', `ValueError: max_workers must be <= 61`],
  [
    'windows-spawn-pickling-error',
    `Traceback (most recent call last):
  File "C:\\v\\Lib\\site-packages\\billiard\\popen_spawn_win32.py", line 82, in __init__
    dump(process_obj, to_child)
  File "C:\\v\\Lib\\site-packages\\billiard\\reduction.py", line 56, in dump
    ForkingPickler(file, protocol).dump(obj)
AttributeError: Can't get local object 'make_app.<locals>.init'`,
  ],
  [
    'windows-spawn-pickling-error',
    `Traceback (most recent call last):
  File "<string>", line 1, in <module>
  File "C:\\v\\Lib\\site-packages\\billiard\\spawn.py", line 165, in spawn_main
    exitcode = _main(fd)
  File "C:\\v\\Lib\\site-packages\\billiard\\spawn.py", line 207, in _main
    self = pickle.load(from_parent)
EOFError: Ran out of input`,
  ],
  [
    'windows-spawn-pickling-error',
    `Traceback (most recent call last):
  File "/usr/lib/python3.12/multiprocessing/reduction.py", line 60, in dump
TypeError: cannot pickle '_thread.lock' object`,
  ],
  [
    'windows-pagefile-1455',
    `OSError: [WinError 1455] Файл подкачки слишком мал. Error loading "C:\\torch\\lib\\shm.dll"`,
  ],
  [
    'windows-pagefile-1455',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: OSError(22, '页面文件太小，无法完成操作。', None, 1455, None)`,
  ],
  [
    'windows-orphan-start',
    `Traceback (most recent call last):
  File "<string>", line 1, in <module>
  File "C:\\v\\Lib\\site-packages\\billiard\\spawn.py", line 165, in spawn_main
  File "C:\\v\\Lib\\site-packages\\billiard\\reduction.py", line 165, in detach
    return _winapi.DuplicateHandle(
PermissionError: [WinError 5] Accès refusé`,
  ],
  [
    'windows-orphan-start',
    `Traceback (most recent call last):
  File "C:\\v\\Lib\\site-packages\\billiard\\connection.py", line 1005, in rebuild_pipe_connection
    handle = dh.detach()
  File "C:\\v\\Lib\\site-packages\\billiard\\reduction.py", line 162, in detach
    proc = _winapi.OpenProcess(
OSError: [WinError 87] Falscher Parameter`,
  ],
  [
    'windows-timelimit-crash',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Thread 'TimeoutHandler' crashed: AttributeError("module 'os' has no attribute 'getpgid'")`,
  ],
  [
    'windows-timelimit-crash',
    `Traceback (most recent call last):
  File "C:\\v\\Lib\\site-packages\\billiard\\pool.py", line 690, in _trywaitkill
    if os.getpgid(worker.pid) == worker.pid:
AttributeError: module 'os' has no attribute 'getpgid'. Did you mean: 'getpid'?`,
  ],
  ['detach-unsupported-windows', `RuntimeError: This platform does not support detach.`],
  [
    'detach-unsupported-windows',
    `celery multi v5.6.2 (recovery)
> Starting nodes...
Traceback (most recent call last):
  File "C:\\v\\Lib\\site-packages\\celery\\platforms.py", line 413, in detached
    raise RuntimeError('This platform does not support detach.')
RuntimeError: This platform does not support detach.
	* Child terminated with exit code 1
FAILED`,
  ],
  [
    'beat-b-on-windows',
    `Usage: celery worker [OPTIONS]\n\nError: Invalid value for '-B' / '--beat': -B option does not work on Windows.  Please run celery beat as a separate service.`,
  ],
  ['beat-b-on-windows', `-B option does not work on Windows.  Please run celery beat as a separate service.`],
  [
    'macos-fork-safety',
    `objc[1]: +[NSCheapMutableString initialize] may have been in progress in another thread when fork() was called. We cannot safely call it or ignore it in the fork() child process. Crashing instead. Set a breakpoint on objc_initializeAfterForkError to debug.
[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:2 exited with 'signal 6 (SIGABRT)'`,
  ],
  [
    'macos-fork-safety',
    `worker-1  | objc[77]: +[__NSCFConstantString initialize] may have been in progress in another thread when fork() was called.`,
  ],
  // Pools
  [
    'green-pool-via-setting',
    `/v/celery/worker/components.py:145: UserWarning: \nThe worker_pool setting shouldn't be used to select the eventlet/gevent\npools, instead you *must use the -P* argument so that patches are applied\nas early as possible.`,
  ],
  [
    'green-pool-via-setting',
    `UserWarning: \nThe CELERYD_POOL setting shouldn't be used to select the eventlet/gevent\npools, instead you *must use the -P* argument so that patches are applied\nas early as possible.`,
  ],
  [
    'gevent-not-monkeypatched',
    `.> concurrency: 10 (gevent)
[2026-01-03 01:00:00,000: INFO/MainProcess] celery@box ready.
[2026-01-03 01:00:01,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received
[2026-01-03 01:00:09,000: INFO/MainProcess] Task a.c[1b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received`,
  ],
  [
    'gevent-not-monkeypatched',
    ` -------------- celery@box v4.4.7 (cliffs)
- *** --- * --- .> concurrency: 10 (eventlet)
[2026-01-03 01:00:00,000: INFO/MainProcess] celery@box ready.
[2026-01-03 01:00:01,000: INFO/MainProcess] Received task: a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7]  

worker: Warm shutdown (MainProcess)
[2026-01-03 01:00:19,000: INFO/MainProcess] pidbox: Connected to redis://localhost:6379/0.`,
  ],
  [
    'gevent-monkeypatch-warning',
    `/app/x.py:3: MonkeyPatchWarning: Monkey-patching ssl after ssl has already been imported may lead to errors, including RecursionError on Python 3.6.`,
  ],
  [
    'gevent-monkeypatch-warning',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] /app/x.py:3: MonkeyPatchWarning: Patching more than once will result in the union of all True parameters being patched`,
  ],
  ['gevent-not-installed', `ImportError: No module named gevent`],
  [
    'gevent-not-installed',
    `Traceback (most recent call last):
  File "/v/bin/celery", line 8, in <module>
  File "/v/lib/python3.12/site-packages/celery/__init__.py", line 132, in maybe_patch_concurrency
  File "/v/lib/python3.12/site-packages/celery/__init__.py", line 93, in _patch_gevent
    import gevent.monkey
ModuleNotFoundError: No module named 'gevent'`,
  ],
  ['eventlet-not-installed', `ImportError: No module named eventlet`],
  ['eventlet-not-installed', `celery-1  | ModuleNotFoundError: No module named 'eventlet'`],
  [
    'beat-with-green-pool',
    `celery.exceptions.ImproperlyConfigured: -B option doesn't work with eventlet/gevent pools: use standalone beat instead.`,
  ],
  [
    'beat-with-green-pool',
    `2026-01-03 01:34:20,470 CRITICAL celery.worker: Unrecoverable error: ImproperlyConfigured("-B option doesn't work with eventlet/gevent pools: use standalone beat instead.")`,
  ],
  [
    'pool-autoscale-unsupported',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: AttributeError("'TaskPool' object has no attribute 'shrink'")`,
  ],
  [
    'pool-autoscale-unsupported',
    `  File "/v/lib/python3.12/site-packages/celery/worker/autoscale.py", line 116, in _grow
    self.pool.grow(n)
AttributeError: 'TaskPool' object has no attribute 'grow'`,
  ],
  [
    'pool-terminate-unsupported',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Control command error: NotImplementedError("<class 'celery.concurrency.solo.TaskPool'> does not implement kill_job")`,
  ],
  [
    'pool-terminate-unsupported',
    `NotImplementedError: <class 'celery.concurrency.thread.TaskPool'> does not implement kill_job`,
  ],
  [
    'custom-pool-misconfigured',
    `  File "/v/lib/python3.12/site-packages/celery/concurrency/__init__.py", line 39, in get_implementation
    return symbol_by_name(cls, ALIASES)
ModuleNotFoundError: No module named 'my_pools'`,
  ],
  [
    'custom-pool-misconfigured',
    `  File "/v/lib/python3.12/site-packages/celery/concurrency/__init__.py", line 39, in get_implementation
    return symbol_by_name(cls, ALIASES)
AttributeError: module 'pools' has no attribute 'ThreadedPool'`,
  ],
  ['daemonic-children-not-allowed', `AssertionError: daemonic processes are not allowed to have children`],
  [
    'daemonic-children-not-allowed',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task a.b[1] raised unexpected: AssertionError('daemonic processes are not allowed to have children',)`,
  ],
  [
    'cuda-fork-reinit',
    `RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method`,
  ],
  [
    'cuda-fork-reinit',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task a.b[1] raised unexpected: RuntimeError('CUDA error: initialization error\\nCUDA kernel errors might be asynchronously reported')`,
  ],
  [
    'pool-option-ignored',
    `$ celery -A shop worker -P prefork -l info
.> concurrency: 4 (solo)`,
  ],
  [
    'pool-option-ignored',
    `+ celery -A shop worker --pool=prefork
 -------------- celery@box v5.6.2 (recovery)
- *** --- * --- .> concurrency: 4 (thread)`,
  ],
  [
    'time-limit-silently-ignored',
    `$ celery -A shop worker -P threads --time-limit=60
.> concurrency: 4 (thread)`,
  ],
  [
    'time-limit-silently-ignored',
    `$ python -m celery -A shop worker --soft-time-limit 60 --pool solo
.> concurrency: 4 (solo)`,
  ],
  // The host
  [
    'semlock-shm-unavailable',
    `ImportError: This platform lacks a functioning sem_open implementation, therefore, the required synchronization primitives needed will not function, see issue 3770.`,
  ],
  [
    'semlock-shm-unavailable',
    `[ERROR] OSError: [Errno 38] Function not implemented
Traceback (most recent call last):
  File "/var/lang/lib/python3.12/site-packages/billiard/synchronize.py", line 70, in __init__
    sl = self._semlock = _billiard.SemLock(
OSError: [Errno 38] Function not implemented`,
  ],
  [
    'semlock-shm-unavailable',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: OSError(30, 'Read-only file system')
Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/billiard/synchronize.py", line 70, in __init__
OSError: [Errno 30] Read-only file system`,
  ],
  [
    'semlock-shm-no-space',
    `  File "/v/lib/python3.12/site-packages/billiard/synchronize.py", line 70, in __init__
OSError: [Errno 28] No space left on device`,
  ],
  [
    'semlock-shm-no-space',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: OSError(28, 'Auf dem Gerät ist kein Speicherplatz mehr verfügbar')
Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/billiard/synchronize.py", line 70, in __init__
OSError: [Errno 28] Auf dem Gerät ist kein Speicherplatz mehr verfügbar`,
  ],
  ['too-many-open-files', `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Too many open files. Aborting...`],
  [
    'too-many-open-files',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task a.b[1] raised unexpected: OSError(24, 'Zu viele offene Dateien')`,
  ],
  [
    'too-many-open-files',
    `redis.exceptions.ConnectionError: Error 24 connecting to localhost:6379. Too many open files.`,
  ],
  ['python-build-missing-ctypes', `ImportError: No module named _ctypes`],
  [
    'python-build-missing-ctypes',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ModuleNotFoundError("No module named '_ctypes'")`,
  ],
  [
    'root-pickle-refused',
    `worker_1  | Running a worker with superuser privileges when the\nworker_1  | worker accepts messages serialized with pickle is a very bad idea!`,
  ],
  [
    'root-pickle-refused',
    `celery.exceptions.SecurityError: Running a worker with superuser privileges when the\nworker accepts messages serialized with pickle is a very bad idea!`,
  ],
  [
    'running-as-root-warning',
    `celery/platforms.py:717: RuntimeWarning: You are running the worker with superuser privileges: this is\nabsolutely not recommended!`,
  ],
  [
    'running-as-root-warning',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] /v/celery/platforms.py:841: SecurityWarning: You're running the worker with superuser privileges: this is\nabsolutely not recommended!`,
  ],
  [
    'gid-unknown-assume-root',
    `/v/celery/platforms.py:840: SecurityWarning: An entry for the specified gid or egid was not found.\nWe're assuming this is a potential security issue.`,
  ],
  [
    'gid-unknown-assume-root',
    `[pod/w-1/celery] SecurityWarning: An entry for the specified gid or egid was not found.`,
  ],
  [
    'pidfile-exists',
    `ERROR: Pidfile (/var/run/celery/w1.pid) already exists.\nSeems we're already running? (pid: 4711)`,
  ],
  [
    'pidfile-exists',
    `beat_1  | ERROR: Pidfile (celerybeat.pid) already exists.\nbeat_1  | Seems we're already running? (pid: 1)`,
  ],
  [
    'beat-schedule-corrupt',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Removing corrupted schedule file 'celerybeat-schedule': error('db type could not be determined')`,
  ],
  [
    'beat-schedule-corrupt',
    `[2026-01-03 01:34:20,470: ERROR/Beat] Removing corrupted schedule file '/var/run/beat': EOFError('Ran out of input')`,
  ],
  // Children
  [
    'worker-lost-sigkill',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'Worker-2' pid:12 exited with 'signal 9 (SIGKILL)'`,
  ],
  ['worker-lost-sigkill', `billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL).`],
  [
    'worker-lost-sigsegv',
    `Task handler raised error: WorkerLostError('Worker exited prematurely: signal 11 (SIGSEGV) Job: 0.')`,
  ],
  [
    'worker-lost-sigsegv',
    `2026-01-03 01:34:20 ERROR multiprocessing Process 'ForkPoolWorker-1' pid:1 exited with 'signal 11 (SIGSEGV)'`,
  ],
  [
    'worker-lost-sigabrt',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:1 exited with 'signal 6 (SIGABRT)'`,
  ],
  ['worker-lost-sigabrt', `billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 6 (SIGIOT) Job: 3.`],
  [
    'worker-lost-sigterm',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'ForkPoolWorker-1' pid:1 exited with 'signal 15 (SIGTERM)'`,
  ],
  ['worker-lost-sigterm', `WorkerLostError('Worker exited prematurely: signal 15 (SIGTERM) Job: 0.')`],
  [
    'worker-lost-exitcode',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'SpawnPoolWorker-1' pid:1 exited with 'exitcode 1'`,
  ],
  ['worker-lost-exitcode', `billiard.exceptions.WorkerLostError: Worker exited prematurely: exitcode 2.`],
  ['worker-exit70', `WorkerLostError: Worker exited prematurely: exitcode 70 Job: 1.`],
  ['worker-exit70', `12:00:01 worker.1 | Process 'ForkPoolWorker-1' pid:1 exited with 'exitcode 70'`],
  ['worker-could-not-start', `billiard.exceptions.WorkerLostError: Could not start worker processes`],
  [
    'worker-could-not-start',
    `CRITICAL 2026-01-03 01:34:20,470 worker Unrecoverable error: WorkerLostError('Could not start worker processes',)`,
  ],
  [
    'worker-process-up-timeout',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Timed out waiting for UP message from <Worker(Worker-4, started daemon)>
[2026-01-03 01:34:21,470: ERROR/MainProcess] Process 'Worker-4' pid:4 exited with 'signal 9 (SIGKILL)'`,
  ],
  [
    'worker-process-up-timeout',
    `Timed out waiting for UP message from <ForkProcess name='ForkPoolWorker-2' pid=9 parent=1 started daemon>`,
  ],
  [
    'worker-crash-sigsegv-main',
    `Fatal Python error: Segmentation fault

Current thread 0x1 (most recent call first):
  File "/srv/tasks.py", line 4 in crash`,
  ],
  [
    'worker-crash-sigsegv-main',
    `Windows fatal exception: access violation

Thread 0x00001234 (most recent call first):
  File "C:\\app\\tasks.py", line 4 in crash`,
  ],
  [
    'worker-crash-sigsegv-main',
    `/entrypoint.sh: line 4:    17 Segmentation fault (core dumped) celery -A proj worker -P solo`,
  ],
  [
    'worker-memoryerror-shutdown',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: MemoryError('Process got: ')`,
  ],
  [
    'worker-memoryerror-shutdown',
    `Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/billiard/pool.py", line 1460, in on_ready
MemoryError: Process got: `,
  ],
  [
    'terminated-systemexit-not-serializable',
    `Pool callback raised exception: EncodeError(TypeError('Object of type SystemExit is not JSON serializable'))`,
  ],
  [
    'terminated-systemexit-not-serializable',
    `kombu.exceptions.EncodeError: Object of type SystemExit is not JSON serializable`,
  ],
  // Tasks
  [
    'task-hard-time-limit',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Hard time limit (5s) exceeded for a.b[1]\n[2026-01-03 01:34:20,470: ERROR/MainProcess] Process 'Worker-1' pid:1 exited with 'signal 9 (SIGKILL)'`,
  ],
  ['task-hard-time-limit', `Task handler raised error: TimeLimitExceeded(10,)`],
  ['task-soft-time-limit', `[2026-01-03 01:34:20,470: WARNING/MainProcess] Soft time limit (5s) exceeded for a.b[1]`],
  ['task-soft-time-limit', `Task a.b[1] raised unexpected: SoftTimeLimitExceeded(True,)`],
  ['task-revoked', `[2026-01-03 01:34:20,470: INFO/MainProcess] Discarding revoked task: a.b[1]`],
  ['task-revoked', `2026-01-03T01:34:20Z INFO Tasks flagged as revoked: 7b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7`],
  ['task-revoked-terminated', `Task handler raised error: Terminated(15,)`],
  [
    'task-revoked-terminated',
    `2026-01-03 01:34:20,470 - celery.worker.control - INFO - Terminating 7b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7 (Signals.SIGTERM)`,
  ],
  [
    'task-exception-not-picklable',
    `billiard.pool.MaybeEncodingError: Error sending result: '"(1, <ExceptionInfo: Odd()>, None)"'. Reason: ''PicklingError("Can\\'t pickle <class a.Odd>")''.`,
  ],
  [
    'task-exception-not-picklable',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Task handler raised error: MaybeEncodingError('...')`,
  ],
  ['not-json-serializable', `kombu.exceptions.EncodeError: Object of type bytes is not JSON serializable`],
  [
    'not-json-serializable',
    `Task a.b[1] raised unexpected: EncodeError(TypeError("<User: x> is not JSON serializable",),)`,
  ],
  [
    'result-get-inside-task',
    `Task a.b[1] raised unexpected: RuntimeError('Never call result.get() within a task!\\nSee https://docs.celeryq.dev/')`,
  ],
  ['result-get-inside-task', `RuntimeWarning: Never call result.get() within a task!`],
  [
    'asyncio-loop-in-task',
    `Task a.b[1] raised unexpected: RuntimeError("Task <Task pending> got Future <Future pending> attached to a different loop")`,
  ],
  [
    'asyncio-loop-in-task',
    `asyncpg.exceptions._base.InterfaceError: cannot perform operation: another operation is in progress`,
  ],
  ['asyncio-loop-in-task', `RuntimeError: There is no current event loop in thread 'ThreadPoolExecutor-0_0'.`],
  [
    'user-signal-handler-error',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Signal handler <function on_start at 0x1> raised: KeyError('X',)`,
  ],
  ['user-signal-handler-error', `Signal handler <promise: 0x1> raised: RuntimeError('no')`],
  [
    'user-task-error',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task a.b[1] raised unexpected: ConnectionError(MaxRetryError("HTTPConnectionPool(host='api', port=80)"))`,
  ],
  [
    'user-task-error',
    `[2026-01-03 01:34:20,470: INFO/ForkPoolWorker-1] Task a.b[1b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] retry: Retry in 60s: HTTPError('503')`,
  ],
  [
    'unregistered-task',
    `ERROR:celery.worker.consumer.consumer:Received unregistered task of type 'a.b'.\nThe message has been ignored and discarded.`,
  ],
  ['unregistered-task', `celery.exceptions.NotRegistered: 'a.b'`],
  [
    'content-disallowed',
    `ContentDisallowed: Refusing to deserialize untrusted content of type yaml (application/x-yaml)`,
  ],
  [
    'content-disallowed',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Can't decode message body: ContentDisallowed('Refusing to deserialize disabled content of type pickle (application/x-python-serialize)',) [type:'application/x-python-serialize' encoding:'binary' headers:{}]`,
  ],
  // The command line
  [
    'cli-no-such-option',
    `Usage: celery worker [OPTIONS]\nTry 'celery worker --help' for help.\n\nError: No such option '--workers'.`,
  ],
  ['cli-no-such-option', `celery: error: unrecognized arguments: --autoreload`],
  // The command, paths, processes
  ['command-not-executable', `bash: celery: command not found`],
  ['command-not-executable', `/bin/sh: 1: celery: not found`],
  ['command-not-executable', `worker-1  | /docker-entrypoint.sh: line 12: exec: celery: not found`],
  ['command-not-executable', `zsh: command not found: celery`],
  ['command-not-executable', `fish: Unknown command: celery`],
  ['command-not-executable', `sudo: celery: command not found`],
  [
    'command-not-executable',
    `'celery' is not recognized as an internal or external command,\noperable program or batch file.`,
  ],
  [
    'command-not-executable',
    `celery : The term 'celery' is not recognized as the name of a cmdlet, function, script file, or operable program.\nAt line:1 char:1`,
  ],
  ['command-not-executable', `Command not found: celery`],
  ['command-not-executable', `error: Failed to spawn: \`celery\`\n  Caused by: No such file or directory (os error 2)`],
  ['command-not-executable', `/usr/bin/env: 'celery': No such file or directory`],
  ['command-not-executable', `nohup: failed to run command 'celery': No such file or directory`],
  ['command-not-executable', `[FATAL tini (7)] exec celery failed: No such file or directory`],
  [
    'command-not-executable',
    `bash: /srv/shop/venv/bin/celery: /home/me/venv/bin/python3: bad interpreter: No such file or directory`,
  ],
  ['command-not-executable', `-bash: /opt/venv/bin/celery: cannot execute: required file not found`],
  ['command-not-executable', `bash: ./start-worker.sh: Permission denied`],
  ['command-not-executable', `/bin/sh: 1: celery -A proj worker -l info: not found`],
  ['command-not-executable', `bash: ./worker.sh: /bin/bash^M: bad interpreter: No such file or directory`],
  ['command-not-executable', `/usr/bin/env: 'bash\\r': No such file or directory`],
  ['command-not-executable', `worker-1  | exec /app/worker-entrypoint.sh: no such file or directory`],
  ['command-not-executable', `exec /start-celeryworker: no such file or directory`],
  ['command-not-executable', `standard_init_linux.go:228: exec user process caused: no such file or directory`],
  [
    'command-not-executable',
    `ERROR: for celeryworker  Cannot start service celeryworker: oci runtime error: container_linux.go:247: starting container process caused "exec: \\"celery -A shop.tasks worker -l INFO\\": executable file not found in $PATH"`,
  ],
  [
    'command-not-executable',
    `Error: failed to start container "worker": Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "./celery.sh": permission denied: unknown`,
  ],
  [
    'command-not-executable',
    `Jan 03 01:34:20 box systemd[812]: celery.service: Failed to execute command: No such file or directory\nJan 03 01:34:20 box systemd[812]: celery.service: Failed at step EXEC spawning /opt/venv/bin/celery: No such file or directory`,
  ],
  ['command-not-executable', `2026-01-03 01:34:20,470 INFO spawnerr: can't find command '/opt/venv/bin/celery'`],
  ['command-not-executable', `celery: ERROR (no such file)`],
  ['command-not-executable', `/usr/local/bin/python: No module named celery`],
  ['command-not-executable', `2026-01-03 01:34:20,470 INFO exited: celeryworker (exit status 127; not expected)`],
  ['command-not-executable', `shop-celery-beat-1 exited with code 127`],
  ['command-not-executable', `/usr/bin/env: ‘celery’: No such file or directory`],
  ['command-not-executable', `timeout: failed to run command ‘/opt/venv/bin/celery’: Permission denied`],
  ['command-not-executable', `/usr/bin/env: ‘bash\\r’: No such file or directory`],
  ['command-not-executable', `make: celery: Command not found`],
  ['command-not-executable', `nice: ‘celery’: No such file or directory`],
  ['command-not-executable', `sh: 1: ./scripts/run-worker.sh: Permission denied`],
  ['command-not-executable', `setsid: failed to execute celery: No such file or directory`],
  ['command-not-executable', `celery-1  | python: can't open file 'manage.py': [Errno 2] No such file or directory`],
  ['path-not-writable', `PermissionError: [Errno 13] Permission denied: '/var/run/celery'`],
  [
    'command-not-executable',
    `Traceback (most recent call last):\n  File "/usr/local/bin/celery", line 5, in <module>\n    from celery.__main__ import main\nModuleNotFoundError: No module named 'celery'`,
  ],
  [
    'command-not-executable',
    `Fatal error in launcher: Unable to create process using '"c:\\old\\python.exe"  "c:\\venv\\Scripts\\celery.exe" -A shop worker': The system cannot find the file specified.`,
  ],
  [
    'command-not-executable',
    `celery : Die Benennung "celery" wurde nicht als Name eines Cmdlet erkannt.\n    + CategoryInfo          : ObjectNotFound: (celery:String) [], CommandNotFoundException`,
  ],
  [
    'command-not-executable',
    'Error: crun: executable file `celery` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
  ],
  [
    'async-task-not-awaited',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task shop.fetch[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] raised unexpected: AttributeError("'coroutine' object has no attribute 'json'")
Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/celery/app/trace.py", line 779, in __protected_call__
    return self.run(*args, **kwargs)
  File "/srv/shop/tasks.py", line 9, in fetch
    return client.get(url).json()
AttributeError: 'coroutine' object has no attribute 'json'`,
  ],
  [
    'worker-lost-sigkill',
    `[2026-01-03 01:34:20,470] {standard_task_runner.py:107} ERROR - Job 9 was killed before it finished (likely due to running out of memory)`,
  ],
  [
    'path-not-writable',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: LockFailed("[Errno 13] Permission denied: '/var/run/celery/worker.pid'",)`,
  ],
  [
    'path-not-writable',
    `Traceback (most recent call last):
  File "/v/lib/python3.6/site-packages/celery/app/log.py", line 227, in _detect_handler
    return WatchedFileHandler(logfile)
  File "/usr/lib/python3.6/logging/__init__.py", line 1061, in _open
    return open(self.baseFilename, self.mode, encoding=self.encoding)
PermissionError: [Errno 13] Permission denied: '/var/log/celery/worker1.log'`,
  ],
  [
    'path-not-writable',
    `Traceback (most recent call last):
  File "/v/lib/python2.7/site-packages/celery/worker/state.py", line 209, in open
    return self.storage.open(
  File "/usr/lib/python2.7/shelve.py", line 227, in __init__
    Shelf.__init__(self, anydbm.open(filename, flag), protocol, writeback)
gdbm.error: [Errno 30] Read-only file system: '/srv/shop/worker.state'`,
  ],
  [
    'path-not-writable',
    `Traceback (most recent call last):
  File "/usr/lib/python3.12/logging/config.py", line 581, in configure
    handler = self.configure_handler(handlers[name])
  File "/usr/lib/python3.12/logging/config.py", line 848, in configure_handler
    result = factory(**kwargs)
  File "/usr/lib/python3.12/logging/__init__.py", line 1261, in _open
    return open_func(self.baseFilename, self.mode,
FileNotFoundError: [Errno 2] No such file or directory: '/srv/shop/logs/django.log'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/django/__init__.py", line 19, in setup
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
ValueError: Unable to configure handler 'file'`,
  ],
  [
    'beat-schedule-not-writable',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Removing corrupted schedule file '/app/celerybeat-schedule': OSError(30, 'Read-only file system')`,
  ],
  [
    'beat-schedule-not-writable',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] beat raised exception <class '_gdbm.error'>: error(13, 'Permission denied')
Traceback (most recent call last):
  File "/v/lib/python3.8/site-packages/celery/beat.py", line 497, in _open_schedule
    return self.persistence.open(self.schedule_filename, writeback=True)
_gdbm.error: [Errno 13] Permission denied: 'celerybeat-schedule'`,
  ],
  [
    'beat-schedule-not-writable',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Removing corrupted schedule file 'celerybeat-schedule': error('unable to open database file')
Traceback (most recent call last):
  File "/v/lib/python3.13/site-packages/celery/beat.py", line 594, in setup_schedule
    self._store = self._open_schedule()
  File "/usr/lib/python3.13/dbm/sqlite3.py", line 69, in __init__
    raise error(str(exc))
dbm.sqlite3.error: unable to open database file`,
  ],
  [
    'fork-failed',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Unrecoverable error: OSError(12, 'Nicht genügend Hauptspeicher verfügbar')`,
  ],
  [
    'fork-failed',
    `Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/celery/bootsteps.py", line 116, in start
    step.start(parent)
  File "/v/lib/python3.12/site-packages/billiard/pool.py", line 1051, in __init__
    self._worker_handler.start()
  File "/usr/lib/python3.12/threading.py", line 992, in start
    _start_new_thread(self._bootstrap, ())
RuntimeError: can't start new thread`,
  ],
  // beat and its database
  [
    'beat-naive-datetime',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] beat raised exception <type 'exceptions.TypeError'>: TypeError("can't subtract offset-naive and offset-aware datetimes",)`,
  ],
  [
    'beat-naive-datetime',
    `[2026-01-03 01:34:20,470: ERROR/Beat] Process Beat
Traceback (most recent call last):
  File "/v/lib/python3.9/site-packages/celery/beat.py", line 293, in tick
    self.populate_heap()
  File "/v/lib/python3.9/site-packages/django_celery_beat/models.py", line 600, in save
    super().save(*args, **kwargs)
ValueError: MySQL backend does not support timezone-aware datetimes when USE_TZ is False.`,
  ],
  [
    'beat-tables-missing',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Database gave error: ProgrammingError('column django_celery_beat_periodictask.expire_seconds does not exist')`,
  ],
  [
    'beat-tables-missing',
    `django.db.utils.OperationalError: (1054, "Unknown column 'django_celery_beat_crontabschedule.timezone' in 'field list'")`,
  ],
  [
    'beat-tables-missing',
    `Traceback (most recent call last):
  File "/v/lib/python3.9/site-packages/sqlalchemy_celery_beat/schedulers.py", line 374, in all_as_schedule
    for model in models:
sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "celery_schema.celery_periodictask" does not exist`,
  ],
  [
    'beat-database-lost',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Database gave error: OperationalError(2006, 'MySQL server has gone away')`,
  ],
  [
    'beat-database-lost',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] beat raised exception <class 'django.db.utils.InterfaceError'>: InterfaceError('connection already closed',)`,
  ],
  [
    'beat-database-lost',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] DatabaseScheduler: InterfaceError in sync(), waiting to retry in next call...`,
  ],
  // Tasks
  ['result-backend-disabled', `AttributeError: 'DisabledBackend' object has no attribute '_get_task_meta_for'`],
  [
    'result-backend-disabled',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task shop.all[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] raised unexpected: NotImplementedError('No result backend configured.  Please see the documentation for more information.',)`,
  ],
  [
    'async-task-not-awaited',
    `[2026-01-03 01:34:20,470: INFO/ForkPoolWorker-1] Task shop.fetch[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] succeeded in 0.0003s: <coroutine object fetch at 0x7f9aa4377280>`,
  ],
  [
    'async-task-not-awaited',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Task shop.fetch[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] raised unexpected: EncodeError(TypeError("Object of type 'coroutine' is not JSON serializable",),)`,
  ],
  [
    'async-task-not-awaited',
    `[2026-01-03 01:34:20,470: WARNING/ForkPoolWorker-2] /srv/shop/tasks.py:20: RuntimeWarning: coroutine 'fetch' was never awaited\n  fetch(1)`,
  ],
  [
    'async-task-not-awaited',
    `/v/lib/python3.10/site-packages/celery/app/trace.py:451: RuntimeWarning: coroutine 'send' was never awaited`,
  ],
  ...[
    "OperationalError('(psycopg2.OperationalError) SSL error: decryption failed or bad record mac\\n',)",
    "DatabaseError('error with status PGRES_TUPLES_OK and no message from the libpq')",
    "DatabaseError('error with no message from the libpq',)",
    `OperationalError('lost synchronization with server: got message type "t", length 65542\\n')`,
    `InternalError('(pymysql.err.InternalError) Packet sequence number wrong - got 102 expected 1')`,
    `ProgrammingError(2014, "Commands out of sync; you can't run this command now")`,
    `SSLError(1, '[SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC] decryption failed or bad record mac (_ssl.c:2548)')`,
    `OperationalError('(psycopg.OperationalError) consuming input failed: SSL error: ssl/tls alert bad record mac')`,
  ].map(
    (error) =>
      [
        'database-connection-forked',
        `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-3] Task shop.report[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] raised unexpected: ${error}`,
      ] as const,
  ),
  [
    'task-exception-not-picklable',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Thread 'ResultHandler' crashed: TypeError('__init__() takes exactly 3 arguments (2 given)',)
Traceback (most recent call last):
  File "/v/lib/python2.7/site-packages/billiard/pool.py", line 504, in run
    return self.body()
  File "/v/lib/python2.7/site-packages/billiard/pool.py", line 890, in _process_result
    ready, task = poll(timeout)
TypeError: __init__() takes exactly 3 arguments (2 given)`,
  ],
  [
    'task-exception-not-picklable',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: TypeError("__init__() missing 2 required positional arguments: 'response' and 'code'",)`,
  ],
  ['worker-lost-exitcode', `billiard.exceptions.WorkerLostError: Worker exited prematurely: exitcode 0 Job: 12.`],
  ['worker-lost-exitcode', `WorkerLostError: Worker exited prematurely (exitcode: 17)`],
  [
    'worker-lost-exitcode',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Task a.b[1] raised exception: WorkerLostError('Worker exited prematurely.',)`,
  ],
  [
    'database-connection-forked',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Unrecoverable error: DatabaseError('SSL error: sslv3 alert bad record mac\\n',)
Traceback (most recent call last):
  File "/v/lib/python2.7/site-packages/celery/worker/consumer.py", line 353, in consume_messages
    self.connection.drain_events(timeout=1)
  File "/v/lib/python2.7/site-packages/kombu/transport/django/__init__.py", line 34, in _get
    m = Queue.objects.fetch(queue)
DatabaseError: SSL error: sslv3 alert bad record mac`,
  ],
  [
    'database-connection-forked',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-3] Task a.b[1] raised unexpected: OperationalError('SSL SYSCALL error: Bad file descriptor\\n',)`,
  ],
  [
    'daemonic-children-not-allowed',
    `[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-1] Process SpawnPoolWorker-1
Traceback (most recent call last):
  File "d:\\v\\lib\\site-packages\\celery\\concurrency\\prefork.py", line 55, in process_initializer
    app.loader.init_worker()
  File "d:\\agent\\tasks.py", line 12, in <module>
    mana.start()
  File "c:\\python35\\lib\\multiprocessing\\process.py", line 103, in start
    'daemonic processes are not allowed to have children'
AssertionError: daemonic processes are not allowed to have children`,
  ],
  [
    'worker-lost-sigkill',
    `[2026-01-03 01:34:20,470] {local_task_job.py:149} INFO - Task exited with return code Negsignal.SIGKILL`,
  ],
  ['worker-lost-sigkill', `kernel: Out of memory: Killed process 2817 (celery) total-vm:4194304kB, anon-rss:2097152kB`],
  [
    'worker-could-not-start',
    `[2026-01-03 01:34:20,470: ERROR/SpawnPoolWorker-2] Process SpawnPoolWorker-2
Traceback (most recent call last):
  File "C:\\v\\Lib\\site-packages\\billiard\\process.py", line 323, in _bootstrap
    self.run()
  File "C:\\v\\Lib\\site-packages\\billiard\\pool.py", line 287, in __call__
    self.after_fork()
  File "C:\\v\\Lib\\site-packages\\celery\\concurrency\\prefork.py", line 54, in process_initializer
    app.loader.init_worker()
  File "C:\\v\\Lib\\site-packages\\celery\\loaders\\base.py", line 85, in import_task_module
    return self.import_from_cwd(module)
  File "C:\\shop\\tasks.py", line 9, in <module>
    db = connect(os.environ['DB'])
KeyError: 'DB'`,
  ],
  ['cli-no-such-option', `Error: Option '-c' requires an argument.`],
  ['cli-no-such-option', `Error: --loglevel option requires an argument`],
  ['cli-no-such-option', `celery: error: --concurrency option requires 1 argument`],
  [
    'cli-no-such-option',
    `Traceback (most recent call last):
  File "/v/bin/celery", line 8, in <module>
    sys.exit(main())
  File "/v/lib/python3.11/site-packages/celery/__init__.py", line 99, in _find_option_with_arg
    return argv[i + 1]
IndexError: list index out of range`,
  ],
  ['app-attribute-missing', `AttributeError: 'FastAPI' object has no attribute 'user_options'`],
  [
    'app-import-error',
    `Traceback (most recent call last):
  File "/v/lib/python2.7/site-packages/celery/loaders/base.py", line 106, in import_task_module
    return self.import_from_cwd(module)
  File "/usr/lib/python2.7/importlib/__init__.py", line 37, in import_module
    __import__(name)
ImportError: No module named shop_tasks`,
  ],
  [
    'app-import-error',
    `Unable to load celery application.\nWhile trying to load the module pandas_app the following error occurred:\nTraceback (most recent call last):\n  File "/srv/pandas_app.py", line 1, in <module>\n    import pandas\nModuleNotFoundError: No module named 'pandas'`,
  ],
  ['app-import-error', `Error: \nUnable to load celery application.\nThe module environ was not found.`],
  [
    'app-module-shadows-celery',
    `ImportError: cannot import name 'Task' from 'celery' (consider renaming '/srv/celery.py' since it has the same name as the third-party module you intended to import)`,
  ],
  [
    'gevent-monkeypatch-warning',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Task shop.get[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] raised unexpected: RecursionError('maximum recursion depth exceeded while calling a Python object')
Traceback (most recent call last):
  File "/v/lib/python3.8/site-packages/urllib3/util/ssl_.py", line 266, in create_urllib3_context
    context.options |= options
  File "/usr/lib/python3.8/ssl.py", line 602, in options
    super(SSLContext, SSLContext).options.__set__(self, value)
  File "/usr/lib/python3.8/ssl.py", line 602, in options
    super(SSLContext, SSLContext).options.__set__(self, value)
RecursionError: maximum recursion depth exceeded while calling a Python object`,
  ],
  [
    'cli-app-option-position',
    `You are using \`--app\` as an option of the worker sub-command:\ncelery worker --app celeryapp <...>\n\nThe support for this usage was removed in Celery 5.0. Instead you should use \`--app\` as a global option:\ncelery --app celeryapp worker <...>\nUsage: celery worker [OPTIONS]\n\nError: no such option: --app`,
  ],
  [
    'cli-app-option-position',
    `You are using \`-A\` as an option of the worker sub-command:\ncelery worker -A celeryapp <...>`,
  ],
  [
    'cli-invalid-option-value',
    `Error: Invalid value for '-P' / '--pool': 'thread' is not one of 'prefork', 'eventlet', 'gevent', 'solo', 'processes', 'threads', 'custom'.`,
  ],
  ['cli-invalid-option-value', `Error: Invalid value for "-c" / "--concurrency": abc is not a valid integer`],
  ['cli-no-such-command', `Error: No such command 'flower'.`],
  ['cli-no-such-command', `Unknown command: 'celeryd'\nType 'manage.py help' for usage.`],
  ['cli-no-such-command', `Error: No such command "flower".`],
  ['inspect-no-nodes-replied', `Error: No nodes replied within time constraint.`],
  ['inspect-no-nodes-replied', `celery-status_1  | Error: No nodes replied within time constraint`],
  [
    'broker-unreachable-cli',
    `Error: Could not connect to the message broker. Please make sure your broker (e.g., RabbitMQ or Redis) is running and the connection settings are correct. Reason: timed out`,
  ],
  [
    'broker-unreachable-cli',
    `Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/celery/bin/control.py", line 135, in status
    replies = ctx.obj.app.control.inspect(timeout=timeout).ping()
kombu.exceptions.OperationalError: [Errno 104] OperationalError`,
  ],
  // Loading the app
  [
    'app-module-not-found',
    `Error: Invalid value for '-A' / '--app': \nUnable to load celery application.\nThe module config was not found.`,
  ],
  [
    'app-module-not-found',
    `Error: \nUnable to load celery application.\nWhile trying to load the module shop.worker:app the following error occurred:\nTraceback (most recent call last):\n  File "/v/lib/python3.12/importlib/__init__.py", line 90, in import_module\nModuleNotFoundError: No module named 'shop'`,
  ],
  ['app-attribute-missing', `Error: \nUnable to load celery application.\nModule 'shop' has no attribute 'celery'`],
  [
    'app-attribute-missing',
    `AttributeError: module 'shop' has no attribute 'celery'\nTraceback (most recent call last):\n  File "/v/lib/python3.8/site-packages/celery/app/utils.py", line 388, in find_app\n    found = sym.app\nAttributeError: module 'shop' has no attribute 'celery'`,
  ],
  [
    'app-import-error',
    `Unable to load celery application.\nWhile trying to load the module shop the following error occurred:\nTraceback (most recent call last):\n  File "/srv/shop/celery.py", line 3, in <module>\n    x = 1 / 0\nZeroDivisionError: division by zero`,
  ],
  [
    'app-import-error',
    `Unable to load celery application.\nWhile trying to load the module shop the following error occurred:\nTraceback (most recent call last):\n  File "/srv/shop/celery.py", line 3, in <module>\n    import pandas\nModuleNotFoundError: No module named 'pandas'`,
  ],
  [
    'app-module-shadows-celery',
    `ImportError: cannot import name 'Celery' from partially initialized module 'celery' (most likely due to a circular import) (/srv/celery.py)`,
  ],
  ['app-module-shadows-celery', `ImportError: cannot import name Celery`],
  [
    'config-mixed-setting-names',
    `celery.exceptions.ImproperlyConfigured: \n\nCannot mix new setting names with old setting names, please`,
  ],
  [
    'config-mixed-setting-names',
    `ImproperlyConfigured: \nCannot mix new and old setting keys, please rename the\nfollowing settings to the new format:`,
  ],
  [
    'config-unknown-queue',
    `celery.exceptions.ImproperlyConfigured: Trying to select queue subset of ['a', 'b'], but queue 'a' isn't`,
  ],
  [
    'config-unknown-queue',
    `ImproperlyConfigured: Trying to select queue subset of [u'mail'], but queue u'mail' is not\ndefined in the \`CELERY_QUEUES\` setting.`,
  ],
  ['timezone-unknown', `zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Europe/Berln'`],
  [
    'timezone-unknown',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ZoneInfoNotFoundError('No time zone found with key UTC')`,
  ],
  // Django
  [
    'django-settings-not-configured',
    `django.core.exceptions.ImproperlyConfigured: Requested setting DEBUG, but settings are not configured. You must either define the environment variable DJANGO_SETTINGS_MODULE or call settings.configure() before accessing settings.`,
  ],
  [
    'django-settings-not-configured',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ImproperlyConfigured('Requested setting DATABASES, but settings are not configured. ...')`,
  ],
  [
    'django-settings-module-not-found',
    `ImportError: Could not import settings 'shop.settings' (Is it on sys.path? Is there an import error in the settings file?): No module named settings`,
  ],
  [
    'django-settings-module-not-found',
    `  File "/v/lib/python3.12/site-packages/django/conf/__init__.py", line 190, in __init__\n    mod = importlib.import_module(self.SETTINGS_MODULE)\nModuleNotFoundError: No module named 'config'`,
  ],
  ['django-apps-not-ready', `django.core.exceptions.AppRegistryNotReady: Models aren't loaded yet.`],
  [
    'django-apps-not-ready',
    `Unable to load celery application.\nWhile trying to load the module shop the following error occurred:\ndjango.core.exceptions.AppRegistryNotReady: Apps aren't loaded yet.`,
  ],
  [
    'django-app-import-error',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Signal handler <bound method DjangoFixup.on_import_modules of <celery.fixups.django.DjangoFixup object at 0x1>> raised: ImportError("cannot import name 'X' from 'shop.models'")`,
  ],
  [
    'django-app-import-error',
    `Traceback (most recent call last):
  File "/v/lib/python3.12/site-packages/django/apps/registry.py", line 91, in populate
    app_config = AppConfig.create(entry)
ModuleNotFoundError: No module named 'shop.payments'`,
  ],
  [
    'django-app-not-installed',
    `RuntimeError: Model class shop.models.Order doesn't declare an explicit app_label and isn't in an application in INSTALLED_APPS.`,
  ],
  [
    'django-app-not-installed',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Signal handler <bound method DjangoFixup.on_import_modules> raised: RuntimeError("Model class a.models.B doesn't declare an explicit app_label and isn't in an application in INSTALLED_APPS.")`,
  ],
  [
    'django-not-installed',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] /v/celery/fixups/django.py:57: FixupWarning: Environment variable DJANGO_SETTINGS_MODULE is defined\nbut Django isn't installed.  Won't apply Django fix-ups!`,
  ],
  ['django-not-installed', `but Django isn't installed.  Won't apply Django fix-ups!`],
  // The broker
  [
    'redis-connection-refused',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] consumer: Cannot connect to redis://localhost:6379/0: Error 10061 connecting to localhost:6379. Es konnte keine Verbindung hergestellt werden..`,
  ],
  [
    'redis-connection-refused',
    `redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.`,
  ],
  [
    'redis-connection-refused',
    `beat: Connection error: Error 61 connecting to localhost:6379. Connection refused.. Trying again in 2.0 seconds...`,
  ],
  [
    'amqp-connection-refused',
    `consumer: Cannot connect to amqp://guest:**@127.0.0.1:5672//: [WinError 10061] Es konnte keine Verbindung hergestellt werden.`,
  ],
  ['amqp-connection-refused', `beat: Connection error: [Errno 111] Connection refused. Trying again in 2.0 seconds...`],
  [
    'amqp-connection-refused',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: OperationalError('[Errno 61] Connection refused')`,
  ],
  [
    'broker-host-not-found',
    `consumer: Cannot connect to redis://cache:6379/0: Error 11001 connecting to cache:6379. getaddrinfo failed..`,
  ],
  [
    'broker-host-not-found',
    `consumer: Cannot connect to amqp://u:**@mq:5672//: [Errno -3] Temporary failure in name resolution.`,
  ],
  [
    'broker-host-not-found',
    `consumer: Cannot connect to amqp://u:**@mq:5672//: [Errno -2] Der Name oder der Dienst ist nicht bekannt.`,
  ],
  ['broker-connection-timeout', `consumer: Cannot connect to amqp://u:**@10.0.0.9:5672//: timed out.`],
  [
    'broker-connection-timeout',
    `consumer: Cannot connect to redis://10.0.0.9:6379/0: Error 10060 connecting to 10.0.0.9:6379. Ein Verbindungsversuch ist fehlgeschlagen..`,
  ],
  ['broker-connection-timeout', `consumer: Cannot connect to redis://10.0.0.9:6379/0: Timeout connecting to server.`],
  [
    'broker-connection-lost',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (network:ConnectionError)`,
  ],
  [
    'broker-connection-lost',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (OSError('Server unexpectedly closed connection'))
[2026-01-03 01:34:22,470: ERROR/MainProcess] consumer: Cannot connect to amqp://guest:**@127.0.0.1:5672//: [Errno 111] Connection refused.`,
  ],
  [
    'broker-connection-lost',
    `  File "/v/lib/python3.12/site-packages/celery/worker/loops.py", line 86, in asynloop
    next(loop)
ConnectionResetError: [WinError 10054] Eine vorhandene Verbindung wurde vom Remotehost geschlossen
redis.exceptions.ConnectionError: Error while reading from socket: (10054, 'x', None, 10054, None)`,
  ],
  [
    'acks-late-connection-lost',
    `Task a.b[1] cannot be acknowledged after a connection loss since late acknowledgement is enabled for it.\nTerminating it instead.`,
  ],
  [
    'acks-late-connection-lost',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] Task <Request: a.b[1] args=()> cannot be acknowledged after a connection loss since late acknowledgement is enabled for it.`,
  ],
  [
    'broker-retry-disabled',
    `Retrying to re-establish a connection to the message broker after a connection loss has been disabled (app.conf.broker_connection_retry=False). Shutting down...`,
  ],
  [
    'broker-retry-disabled',
    `CRITICAL celery Retrying to establish a connection to the message broker after a connection loss has been disabled (app.conf.broker_connection_retry_on_startup=False). Shutting down...`,
  ],
  ['broker-bad-url', `ValueError: Port could not be cast to integer value as 'pa'`],
  [
    'broker-bad-url',
    `  File "/v/lib/python3.12/site-packages/kombu/transport/redis.py", line 1000, in _prepare_virtual_host\nValueError: invalid literal for int() with base 10: 'celery'`,
  ],
  ['broker-unknown-transport', `KeyError: 'No such transport: reddis.  Did you mean redis?'`],
  [
    'broker-unknown-transport',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: KeyError('No such transport: http',)`,
  ],
  [
    'broker-tls-mismatch',
    `consumer: Cannot connect to amqps://u:**@h:5672//: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1000).`,
  ],
  [
    'broker-tls-mismatch',
    `consumer: Cannot connect to redis://h:6380/0: Error while reading from h:6380 : (10054, 'x', None, 10054, None).`,
  ],
  [
    'tls-certificate-verify-failed',
    `consumer: Cannot connect to rediss://h:6379/0: Error 1 connecting to h:6379. [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1000)..`,
  ],
  [
    'tls-certificate-verify-failed',
    `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'h'.`,
  ],
  [
    'rediss-missing-ssl-cert-reqs',
    `ValueError: \nA rediss:// URL must have parameter ssl_cert_reqs and this must be set to CERT_REQUIRED, CERT_OPTIONAL, or CERT_NONE`,
  ],
  [
    'rediss-missing-ssl-cert-reqs',
    `  File "/v/lib/python3.12/site-packages/kombu/utils/url.py", line 20, in parse_ssl_cert_reqs\nKeyError: 'CERT_NOPE'`,
  ],
  [
    'rediss-cert-none-warning',
    `Secure redis scheme specified (rediss) with no ssl options, defaulting to insecure SSL behaviour.`,
  ],
  [
    'rediss-cert-none-warning',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] \nSetting ssl_cert_reqs=CERT_OPTIONAL when connecting to redis means that celery might not validate the identity of the redis broker when connecting.`,
  ],
  [
    'transport-library-missing',
    `  File "/v/lib/python3.12/site-packages/kombu/transport/__init__.py", line 82, in resolve_transport\nModuleNotFoundError: No module named 'botocore'`,
  ],
  [
    'transport-library-missing',
    `  File "/v/lib/python3.12/site-packages/kombu/transport/redis.py", line 5, in <module>\n    from packaging.version import Version\nModuleNotFoundError: No module named 'packaging'`,
  ],
  [
    'worker-silent-on-broker',
    ` -------------- celery@box v5.6.2 (recovery)\n- ** ---------- .> transport:   redis://10.0.0.9:6379/0\n- *** --- * --- .> concurrency: 2 (prefork)\n -------------- [queues]\n                .> celery           exchange=celery(direct) key=celery\n\n[tasks]\n  . a.b\n`,
  ],
  [
    'worker-silent-on-broker',
    ` -------------- celery@box v5.7.0 (recovery)\n- ** ---------- .> transport:   amqp://10.0.0.9:5672//\n- *** --- * --- .> concurrency: 2 (prefork)\n\n[tasks]\n  . a.b\n\nworker: Warm shutdown (MainProcess)`,
  ],
  [
    'tls-to-plain-redis-hang',
    ` -------------- celery@box v5.6.2 (recovery)\n- ** ---------- .> transport:   rediss://10.0.0.9:6379/0\n- *** --- * --- .> concurrency: 2 (prefork)\n\n[tasks]\n  . a.b\n`,
  ],
  [
    'tls-to-plain-redis-hang',
    ` -------------- celery@box v5.3.6 (emerald-rush)\n.> transport:   rediss://default:**@10.0.0.9:6379//\n.> concurrency: 2 (solo)\n\n[tasks]\n  . a.b\n\nworker: Warm shutdown (MainProcess)`,
  ],
  // Redis
  ['redis-auth-required', `consumer: Cannot connect to redis://h:6379/0: NOAUTH Authentication required..`],
  [
    'redis-auth-required',
    `consumer: Cannot connect to redis://h:6379/0: HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass> option can be used.`,
  ],
  [
    'redis-auth-failed',
    `redis.exceptions.AuthenticationError: WRONGPASS invalid username-password pair or user is disabled.`,
  ],
  ['redis-auth-failed', `consumer: Cannot connect to redis://:**@h:6379/0: invalid password.`],
  [
    'redis-auth-not-configured',
    `consumer: Cannot connect to redis://:**@h:6379/0: Client sent AUTH, but no password is set.`,
  ],
  [
    'redis-auth-not-configured',
    `redis.exceptions.AuthenticationError: AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?`,
  ],
  ['redis-acl-noperm', `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: auth:NoPermissionError`],
  [
    'redis-acl-noperm',
    `Unrecoverable error: ResponseError("NOPERM this user has no permissions to access one of the keys used as arguments")`,
  ],
  [
    'redis-closed-during-connect',
    `consumer: Cannot connect to redis://h:6379/0: Connection closed by server..\nTrying again in 2.00 seconds... (1/100)`,
  ],
  [
    'redis-closed-during-connect',
    `beat: Connection error: Connection closed by server.. Trying again in 2.0 seconds...`,
  ],
  [
    'redis-readonly-replica',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: server:ReadOnlyError`,
  ],
  [
    'redis-readonly-replica',
    `Unrecoverable error: ResponseError("READONLY You can't write against a read only slave.",)`,
  ],
  [
    'redis-misconf-rdb',
    `consumer: Cannot connect to redis://h:6379/0: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.`,
  ],
  [
    'redis-misconf-rdb',
    `redis.exceptions.ResponseError: MISCONF Errors writing to the AOF file: No space left on device`,
  ],
  ['redis-loading', `redis.exceptions.BusyLoadingError: Redis is loading the dataset in memory`],
  ['redis-loading', `consumer: Cannot connect to redis://h:6379/0: LOADING Redis is loading the dataset in memory.`],
  [
    'redis-oom-maxmemory',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: server:OutOfMemoryError`,
  ],
  [
    'redis-oom-maxmemory',
    `Unrecoverable error: ResponseError("OOM command not allowed when used memory > 'maxmemory'.")`,
  ],
  ['redis-max-clients', `consumer: Cannot connect to redis://h:6379/0: max number of clients reached.`],
  ['redis-max-clients', `redis.exceptions.ConnectionError: max number of clients reached`],
  [
    'redis-cluster-unsupported',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: server:MovedError`,
  ],
  ['redis-cluster-unsupported', `redis.exceptions.ResponseError: CLUSTERDOWN Hash slot not served`],
  [
    'redis-cluster-unsupported',
    `Unrecoverable error: ResponseError("CROSSSLOT Keys in request don't hash to the same slot")`,
  ],
  ['redis-db-index-out-of-range', `redis.exceptions.ResponseError: DB index is out of range`],
  ['redis-db-index-out-of-range', `consumer: Cannot connect to redis://h:6379/16: invalid DB index.`],
  ['redis-sentinel-no-master', `redis.sentinel.MasterNotFoundError: No master found for 'mymaster'`],
  [
    'redis-sentinel-no-master',
    `consumer: Cannot connect to sentinel://h:26379//: No master found for 'mymaster' : Redis<ConnectionPool> - ConnectionError('Error 111 connecting to h:26379. Connection refused.').`,
  ],
  ['redis-sentinel-misconfigured', `ValueError: 'master_name' transport option must be specified.`],
  [
    'redis-sentinel-misconfigured',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: ValueError("'master_name' transport option must be specified.",)`,
  ],
  [
    'redis-library-missing',
    `celery.exceptions.ImproperlyConfigured: You need to install the redis library in order to use the Redis result store backend.`,
  ],
  ['redis-library-missing', `ImportError: Missing redis library (pip install redis)`],
  [
    'redis-py-version-mismatch',
    `kombu.exceptions.VersionMismatch: Redis transport requires redis-py versions 6.1.0 or later. You have 4.6.0`,
  ],
  [
    'redis-py-version-mismatch',
    `  File "/v/lib/python3.12/site-packages/kombu/transport/redis.py", line 60, in <module>\nImportError: cannot import name 'CredentialProvider' from 'redis' (/v/redis/__init__.py)`,
  ],
  [
    'redis-server-too-old-for-client',
    `consumer: Cannot connect to redis://h:6379/0: unknown command 'HELLO', with args beginning with: '3' .`,
  ],
  [
    'redis-server-too-old-for-client',
    `redis.exceptions.ResponseError: unknown command \`HELLO\`, with args beginning with: \`3\`,`,
  ],
  [
    'redis-protected-mode',
    `consumer: Cannot connect to redis://h:6379/0: DENIED Redis is running in protected mode because protected mode is enabled.`,
  ],
  [
    'redis-protected-mode',
    `redis.exceptions.ResponseError: DENIED Redis is running in protected mode because protected mode is enabled, no bind address was specified`,
  ],
  [
    'redis-visibility-timeout-redelivery',
    `[2026-01-03 01:00:00,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received
[2026-01-03 02:00:03,000: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] received`,
  ],
  [
    'redis-visibility-timeout-redelivery',
    `[2026-01-03 01:00:00,000: INFO/MainProcess] Received task: a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7]  ETA:[2026-01-03 05:00:00+00:00]
[2026-01-03 02:00:09,000: INFO/MainProcess] Received task: a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7]  ETA:[2026-01-03 05:00:00+00:00] `,
  ],
  // RabbitMQ
  [
    'amqp-access-refused',
    `amqp.exceptions.AccessRefused: (0, 0): (403) ACCESS_REFUSED - Login was refused using authentication mechanism AMQPLAIN.`,
  ],
  [
    'amqp-access-refused',
    `Unrecoverable error: AccessRefused(403, "ACCESS_REFUSED - access to exchange 'reply.celery.pidbox' in vhost '/' refused for user 'u'", (40, 10), 'Exchange.declare')`,
  ],
  [
    'amqp-vhost-not-allowed',
    `consumer: Cannot connect to amqp://u:**@h:5672/v: Connection.open: (530) NOT_ALLOWED - access to vhost 'v' refused for user 'u'.`,
  ],
  ['amqp-vhost-not-allowed', `amqp.exceptions.NotAllowed: Connection.open: (530) NOT_ALLOWED - vhost v not found`],
  [
    'amqp-precondition-inequivalent-arg',
    `amqp.exceptions.PreconditionFailed: Queue.declare: (406) PRECONDITION_FAILED - inequivalent arg 'x-expires' for queue 'celery@h.celery.pidbox' in vhost '/'`,
  ],
  [
    'amqp-precondition-inequivalent-arg',
    `Unrecoverable error: PreconditionFailed(406, "PRECONDITION_FAILED - inequivalent arg 'durable' for exchange 'x' in vhost '/': received 'true' but current is 'false'", (40, 10), 'Exchange.declare')`,
  ],
  [
    'amqp-consumer-ack-timeout',
    `amqp.exceptions.PreconditionFailed: (0, 0): (406) PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 900000 ms.`,
  ],
  [
    'amqp-consumer-ack-timeout',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (PreconditionFailed(406, 'PRECONDITION_FAILED - delivery acknowledgement on channel 4 timed out.', (0, 0), ''))`,
  ],
  [
    'amqp-queue-deleted',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] consumer: Connection to broker lost. Trying to re-establish the connection... (ConsumerCancelled('None4'))`,
  ],
  ['amqp-queue-deleted', `amqp.exceptions.ConsumerCancelled: Basic.cancel: (0) 2`],
  [
    'amqp-resource-locked',
    `amqp.exceptions.ResourceLocked: Queue.declare: (405) RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'celery@h.celery.pidbox' in vhost '/'.`,
  ],
  [
    'amqp-resource-locked',
    `Unrecoverable error: ResourceLocked(405, "RESOURCE_LOCKED - cannot obtain exclusive access", (50, 10), 'Queue.declare')`,
  ],
  ['amqp-heartbeat-missed', `amqp.exceptions.ConnectionForced: Too many heartbeats missed`],
  [
    'amqp-heartbeat-missed',
    `consumer: Connection to broker lost. Trying to re-establish the connection... (ConnectionForced('Too many heartbeats missed'))`,
  ],
  // The result backend
  [
    'result-backend-connection-error',
    `[2026-01-03 01:34:20,470: ERROR/ForkPoolWorker-1] Connection to Redis lost: Retry (3/20) in 1.00 second.`,
  ],
  [
    'result-backend-connection-error',
    `RuntimeError: Retry limit exceeded while trying to reconnect to the Celery redis result store backend. The Celery application must be restarted.`,
  ],
  [
    'result-backend-db-error',
    `sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "celery_taskmeta" does not exist`,
  ],
  [
    'result-backend-db-error',
    `[2026-01-03 01:34:20,470: ERROR/MainProcess] Pool callback raised exception: OperationalError('no such table: django_celery_results_taskresult')`,
  ],
  [
    'result-backend-library-missing',
    `celery.exceptions.ImproperlyConfigured: The database backend requires SQLAlchemy to be installed.See https://pypi.org/project/SQLAlchemy/`,
  ],
  [
    'result-backend-library-missing',
    `  File "/v/lib/python3.12/site-packages/celery/backends/database/session.py", line 5, in <module>\nModuleNotFoundError: No module named 'psycopg2'`,
  ],
  [
    'result-backend-unknown',
    `celery.exceptions.ImproperlyConfigured: Unknown result backend: 'reddis'.  Did you spell that correctly? (ValueError('not enough values'))`,
  ],
  [
    'result-backend-unknown',
    `ImproperlyConfigured: Unknown result backend: u'foo'.  Did you spell that correctly? (ImportError('No module named foo',))`,
  ],
  ['result-backend-exception-decode', `ValueError: Exception information must include the exception type`],
  [
    'result-backend-exception-decode',
    `Task a.b[1] raised unexpected: ValueError('Exception information must include the exception type')`,
  ],
  // Workers among themselves
  ['duplicate-nodename', `UserWarning: A node named celery@h is already using this process mailbox!`],
  [
    'duplicate-nodename',
    `/v/celery/app/control.py:50: DuplicateNodenameWarning: Received multiple replies from node names: celery@h, w@h.`,
  ],
  ['gossip-missed-heartbeat', `[2026-01-03 01:34:20,470: INFO/MainProcess] missed heartbeat from celery@h`],
  [
    'gossip-missed-heartbeat',
    `2026-01-03 01:34:20,470 - celery.worker.consumer.gossip - INFO - missed heartbeat from w1@box`,
  ],
  [
    'clock-drift',
    `Substantial drift from celery@h may mean clocks are out of sync.  Current drift is\n3600 seconds.  [orig: 2018-05-02 13:00:00 recv: 2018-05-02 12:00:00]`,
  ],
  [
    'clock-drift',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] Substantial drift from w1@box may mean clocks are out of sync.  Current drift is 17 seconds.`,
  ],
  [
    'pidbox-debug-harmless',
    `[2026-01-03 01:34:20,470: DEBUG/MainProcess] pidbox received method ping() [reply_to:{'exchange': 'reply.celery.pidbox'} ticket:1]`,
  ],
  [
    'pidbox-debug-harmless',
    `2026-01-03 01:34:20,470 - kombu.pidbox - DEBUG - pidbox received method hello(from_node='w@h', revoked={}) [reply_to:None ticket:None]`,
  ],
  [
    'warm-shutdown',
    `[2026-01-03 01:34:20,470: INFO/MainProcess] celery@h ready.\n\nworker: Warm shutdown (MainProcess)`,
  ],
  [
    'warm-shutdown',
    `worker: Hitting Ctrl+C again will initiate cold shutdown, terminating all running tasks!\n\nworker: Warm shutdown (MainProcess)`,
  ],
  ['cold-shutdown', `worker: Cold shutdown (MainProcess)`],
  [
    'cold-shutdown',
    `worker: Warm shutdown (MainProcess)\nworker: Hitting Ctrl+C again will terminate all running tasks!\nWaiting gracefully for cold shutdown to complete...\n\nworker: Cold shutdown (MainProcess)`,
  ],
  ['soft-shutdown', `worker: Initiating Soft Shutdown, terminating in 10 seconds`],
  [
    'soft-shutdown',
    `[2026-01-03 01:34:20,470: WARNING/MainProcess] Initiating Soft Shutdown, terminating in 5.0 seconds`,
  ],
  ['healthy-worker', `2026-01-03 01:34:20,470 - celery.apps.worker - INFO - w1@box ready.`],
  [
    'healthy-worker',
    `[2026-01-03 01:34:20,470: INFO/MainProcess] Task a.b[0b5ad3a6-3bd2-4d3a-bc8b-6a1c1ec0c2f7] succeeded in 0.1s: None`,
  ],
  // Versions
  [
    'python-async-keyword-syntaxerror',
    `  File "/v/lib/python3.9/site-packages/celery/backends/redis.py", line 22\n    from . import async, base\n                  ^^^^^\nSyntaxError: invalid syntax`,
  ],
  [
    'python-async-keyword-syntaxerror',
    `  File "/v/lib/python3.7/site-packages/celery/utils/timer2.py", line 16\n    from kombu.async.timer import Entry\n                   ^\nSyntaxError: invalid syntax`,
  ],
  ['importlib-metadata-entrypoints', `AttributeError: 'EntryPoints' object has no attribute 'get'`],
  [
    'importlib-metadata-entrypoints',
    `[2026-01-03 01:34:20,470: CRITICAL/MainProcess] Unrecoverable error: AttributeError("'EntryPoints' object has no attribute 'get'")`,
  ],
  ['python-pkg-resources-missing', `ImportError: No module named pkg_resources`],
  ['python-pkg-resources-missing', `worker-1  | ModuleNotFoundError: No module named 'pkg_resources'`],
  [
    'python-version-incompatible',
    `ImportError: cannot import name 'formatargspec' from 'inspect' (/usr/lib/python3.12/inspect.py)`,
  ],
  [
    'python-version-incompatible',
    `  File "/v/lib/python3.10/site-packages/celery/utils/collections.py", line 1, in <module>\nImportError: cannot import name 'Callable' from 'collections' (/usr/lib/python3.10/collections/__init__.py)`,
  ],
  ['python-version-incompatible', `ModuleNotFoundError: No module named 'vine.five'`],
  [
    'python-version-incompatible',
    `Traceback (most recent call last):\n  File "/srv/shop/celery.py", line 1, in <module>\n    from celery import Celery\nImportError: cannot import name 'Celery' from 'celery' (/v/lib/python3.13/site-packages/celery/__init__.py)`,
  ],
]

import { signature, type Signature } from '../signature.ts'

const PICKLE = ["Can't pickle", 'cannot pickle', "can't pickle"]

/** What became of a task: the user's own code, or his wishes. */
export const tasks: readonly Signature[] = [
  signature(
    'task-hard-time-limit',
    { matches: /Hard time limit \([\d.]{1,20}s?\) exceeded/, says: 'Hard time limit (', inTask: true },
    { says: 'TimeLimitExceeded', matches: /(?<!Soft)TimeLimitExceeded\(\d/, inTask: true },
  ),
  signature(
    'task-soft-time-limit',
    { says: 'SoftTimeLimitExceeded', inTask: true },
    { matches: /Soft time limit \([\d.]{1,20}s?\) exceeded/, says: 'Soft time limit (', inTask: true },
  ),
  signature('task-revoked', { says: 'Discarding revoked task:' }, { says: ['Tasks flagged as revoked'] }),
  signature(
    'task-revoked-terminated',
    { matches: /Terminating [0-9a-f]{8}-[0-9a-f-]{20,40} \(/, says: 'Terminating ' },
    { says: ["TaskRevokedError('terminated')", 'TaskRevokedError: terminated'], inTask: true },
    { raises: 'Terminated', matches: /Task handler raised error: Terminated\(/, says: 'Terminated(' },
  ),
  signature(
    'task-exception-not-picklable',
    {
      says: ['MaybeEncodingError', 'Error sending result: ', 'UnpickleableExceptionWrapper', 'UnpickleableException'],
      inTask: true,
    },
    {
      says: PICKLE,
      raises: 'EncodeError',
      frame: ['kombu.serialization'],
      inTask: true,
    },
    {
      raises: 'PicklingError',
      says: "Can't pickle",
      frame: ['billiard.pool', 'billiard.queues', 'celery.concurrency.asynpool'],
      inTask: true,
    },
  ),
  signature(
    'not-json-serializable',
    { says: 'is not JSON serializable', not: 'SystemExit', inTask: true },
    { says: ['EncodeError(', 'EncodeError: '], not: ['SystemExit', 'UnicodeEncodeError', ...PICKLE], inTask: true },
    {
      says: 'EncodeError',
      not: ['SystemExit', ...PICKLE],
      frame: ['kombu.serialization', 'kombu.utils.json'],
      inTask: true,
    },
  ),
  signature('result-get-inside-task', { says: 'Never call result.get() within a task', inTask: true }),
  signature('asyncio-loop-in-task', {
    says: [
      'Event loop is closed',
      'attached to a different loop',
      'bound to a different event loop',
      'There is no current event loop in thread',
      'asyncio.run() cannot be called from a running event loop',
      'This event loop is already running',
      'Cannot run the event loop while another loop is running',
      'another operation is in progress',
      'no running event loop',
      'Timeout context manager should be used inside a task',
    ],
    raises: ['RuntimeError', 'InterfaceError', 'ValueError'],
    inTask: true,
  }),
  signature('user-signal-handler-error', { says: 'Signal handler ', and: [' raised: ', 'raised:'] }),
  signature('unregistered-task', {
    says: ['Received unregistered task of type', 'celery.exceptions.NotRegistered', 'NotRegistered('],
  }),
  signature(
    'content-disallowed',
    {
      says: [
        'Refusing to deserialize untrusted content',
        'Refusing to deserialize disabled content',
        'Refusing to decode ',
      ],
    },
    { raises: 'ContentDisallowed', says: 'ContentDisallowed' },
    { raises: ['ContentDisallowed'], says: 'ContentDisallowed', inTask: true, frame: ['kombu.serialization'] },
  ),
]

import { signature, type Signature } from '../signature.ts'

/** Windows, the spawn start method, macOS. System texts are in the user's language: numbers and repr forms only. */
const OWN_CALL = ['celery.app.trace:__protected_call__']

export const windows: readonly Signature[] = [
  signature(
    'windows-prefork-permission-error',
    {
      raises: ['PermissionError', 'OSError', 'WindowsError'],
      winerror: [5, 6],
      frame: [
        'billiard.synchronize:__enter__',
        'billiard.synchronize:__exit__',
        'billiard.synchronize:acquire',
        'billiard.synchronize:release',
        ':getvalue',
        'billiard.queues:get_payload',
        'billiard.queues:put',
        'billiard.queues:get',
        'billiard.pool:_recv',
        'billiard.pool:_ensure_messages_consumed',
      ],
      notFrame: ['billiard.reduction:detach', 'billiard.connection:rebuild_pipe_connection'],
    },
    { says: 'Pool process ', and: ' error: ', winerror: [5, 6], notFrame: 'billiard.reduction:detach' },
    {
      says: 'Pool process ',
      matches: /(?:PermissionError|OSError|WindowsError)\(\d{1,3}, .{0,300}?[, ][56](?:, None)?\)/,
      notFrame: 'billiard.reduction:detach',
    },
  ),
  signature(
    'windows-orphan-start',
    {
      winerror: [5, 87, 6],
      raises: ['OSError', 'PermissionError', 'WindowsError'],
      frame: [
        'billiard.reduction:detach',
        'multiprocessing.reduction:detach',
        'billiard.connection:rebuild_pipe_connection',
        'multiprocessing.connection:rebuild_pipe_connection',
      ],
    },
    {
      winerror: [5, 87],
      raises: ['OSError', 'PermissionError'],
      frame: [
        'billiard.reduction:steal_handle',
        'multiprocessing.reduction:steal_handle',
        'billiard.spawn:spawn_main',
        'multiprocessing.spawn:spawn_main',
      ],
      notFrame: ['billiard.synchronize', ':getvalue'],
    },
  ),
  signature(
    'spawn-fast-trace-unpack',
    // Anybody's `a, b, c = …` fails in these words too: told of the pool, or with no frame of the user's below.
    { says: 'not enough values to unpack (expected 3, got 0)', own: false },
    { says: 'not enough values to unpack (expected 3, got 0)', own: false, notFrame: OWN_CALL, inTask: true },
    {
      says: ['need more than 0 values to unpack'],
      and: ['fast_trace_task', 'Task handler raised error'],
      inTask: true,
    },
    { says: ['worker task registry is empty', '`_loc` was not populated'], inTask: true },
    { raises: 'ValueError', says: 'tasks, accept, hostname = _loc', inTask: true },
    // A log that was cut within the traceback.
    {
      says: ['tasks, accept, hostname = _loc', 'expected 3, got 0'],
      frame: ['celery.app.trace:fast_trace_task', 'celery.app.trace:_fast_trace_task'],
      inTask: true,
    },
  ),
  signature('windows-soft-timeout-unsupported', {
    says: ['Soft timeouts are not supported', 'It does not have the SIGUSR1 signal'],
    inTask: true,
  }),
  signature('windows-63-handles', { says: ['need at most 63 handles', 'max_workers must be <= 61'], inTask: true }),
  signature(
    'windows-spawn-pickling-error',
    {
      says: [
        "Can't pickle local object",
        "Can't get local object",
        "Can't pickle <function",
        "can't pickle",
        'cannot pickle',
      ],
      frame: [
        'billiard.popen_spawn_win32',
        'billiard.popen_spawn_posix',
        'billiard.popen_forkserver',
        'billiard.reduction:dump',
        'multiprocessing.popen_spawn_win32',
        'multiprocessing.popen_spawn_posix',
        'multiprocessing.reduction:dump',
        'billiard.spawn',
        'multiprocessing.spawn',
      ],
      inTask: true,
    },
    {
      raises: ['EOFError', 'UnpicklingError', 'AttributeError', 'PicklingError'],
      says: ['Ran out of input', 'pickle data was truncated', "Can't get attribute", "Can't pickle"],
      frame: ['billiard.spawn', 'multiprocessing.spawn', 'billiard.popen_spawn_win32', 'billiard.reduction'],
      inTask: true,
    },
    // A result that can't be encoded is a task's, on any system.
    { says: ["Can't pickle local object", "Can't get local object"], not: 'EncodeError' },
    { says: ['An attempt has been made to start a new process before the'], inTask: true },
  ),
  signature('windows-pagefile-1455', { says: ['[WinError 1455]', ', None, 1455, None)'], inTask: true }),
  signature('detach-unsupported-windows', { says: 'This platform does not support detach' }),
  signature('beat-b-on-windows', { says: '-B option does not work on Windows' }),
  signature(
    'windows-timelimit-crash',
    { says: ["has no attribute 'getpgid'", "has no attribute 'killpg'"] },
    { says: "Thread 'TimeoutHandler' crashed" },
  ),
  signature(
    'macos-fork-safety',
    { says: 'may have been in progress in another thread when fork() was called', inTask: true },
    {
      says: [
        'OBJC_DISABLE_INITIALIZE_FORK_SAFETY',
        'cannot use this CoreFoundation functionality safely',
        'objc_initializeAfterForkError',
        'on the child side of fork pre-exec',
        'crashed on child side of fork',
      ],
      inTask: true,
    },
  ),
]

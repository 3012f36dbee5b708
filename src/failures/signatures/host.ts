import { signature, type Signature } from '../signature.ts'

const SEMLOCK = [
  'billiard.synchronize:__init__',
  'billiard.synchronize:_make_name',
  'multiprocessing.synchronize:__init__',
  '_multiprocessing:__init__',
]

/** Containers, resources, privileges, files of the host. */
export const host: readonly Signature[] = [
  signature('semlock-shm-no-space', {
    errno: 28,
    raises: ['OSError', 'IOError', 'FileNotFoundError'],
    frame: SEMLOCK,
    inTask: true,
  }),
  signature(
    'semlock-shm-unavailable',
    {
      errno: [13, 38, 30, 2, 1],
      raises: ['OSError', 'PermissionError', 'FileNotFoundError', 'IOError', 'NotImplementedError'],
      frame: SEMLOCK,
      inTask: true,
    },
    {
      says: ['lacks a functioning sem_open implementation', 'This platform lacks a functioning sem_open'],
      inTask: true,
    },
    { errno: 38, says: 'Function not implemented', frame: ['billiard', 'multiprocessing'], inTask: true },
    { says: '/dev/shm', errno: [2, 13, 30], frame: ['billiard', 'multiprocessing'], inTask: true },
  ),
  signature(
    'too-many-open-files',
    {
      errno: 24,
      raises: ['OSError', 'IOError', 'error', 'ConnectionError', 'OperationalError', 'SystemError'],
      inTask: true,
    },
    {
      says: ['Too many open files. Aborting', '[Errno 24] ', 'Error 24 connecting to', "(24, 'Too many open files')"],
      inTask: true,
    },
    { says: 'filedescriptor out of range in select()', inTask: true },
  ),
  signature('python-build-missing-ctypes', {
    says: ["No module named '_ctypes'", 'No module named _ctypes'],
    inTask: true,
  }),
  signature('root-pickle-refused', {
    says: [
      'Running a worker with superuser privileges when the',
      'worker accepts messages serialized with pickle is a very bad idea',
    ],
  }),
  signature('running-as-root-warning', { says: 'running the worker with superuser privileges' }),
  signature('gid-unknown-assume-root', {
    says: ['An entry for the specified gid or egid was not found', 'assuming this is a potential security issue'],
  }),
  signature(
    'pidfile-exists',
    { says: 'ERROR: Pidfile (', and: 'already exists' },
    { says: "Seems we're already running? (pid" },
  ),
  signature(
    'beat-schedule-corrupt',
    { says: 'Removing corrupted schedule file' },
    {
      says: 'beat raised exception',
      and: [
        'dbm.error',
        'db type could not',
        'cannot add item to database',
        'EOFError',
        'UnpicklingError',
        'Resource temporarily unavailable',
      ],
    },
    // What another version of Python or Celery wrote can't be unpickled.
    {
      raises: ['ModuleNotFoundError', 'ImportError', 'UnpicklingError', 'EOFError', 'AttributeError', 'ValueError'],
      frame: ['celery.beat:_create_schedule', 'celery.beat:_open_schedule'],
    },
    {
      says: ['db type could not be determined', 'db type is dbm.', '_gdbm.error', '_dbm.error', 'gdbm.error'],
      frame: ['celery.beat', 'shelve', 'dbm'],
    },
  ),
]

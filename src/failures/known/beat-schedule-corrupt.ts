import { defineFailure } from '../define-failure.ts'
import { SCHEDULE_UNUSABLE } from '../shared/messages.ts'

export const beatScheduleCorrupt = defineFailure({
  id: 'beat-schedule-corrupt',
  severity: 'degraded',
  title: 'beat cannot open its schedule file',
  cause:
    "Two beats share the file (`Resource temporarily unavailable` is the other one's lock), another Python version wrote it, or it is truncated.",
  action:
    'Run exactly one beat, or give each its own file with `-s`. Delete the file after changing the Python version.',
  clauses: [
    { contains: 'Removing corrupted schedule file', without: SCHEDULE_UNUSABLE },
    {
      contains: 'beat raised exception',
      andContains: [
        'dbm.error',
        'db type could not',
        'cannot add item to database',
        'EOFError',
        'UnpicklingError',
        'Resource temporarily unavailable',
      ],
      without: SCHEDULE_UNUSABLE,
    },
    // A file that another version of Python or Celery wrote cannot be unpickled.
    {
      raises: [
        'ModuleNotFoundError',
        'ImportError',
        'UnpicklingError',
        'EOFError',
        'AttributeError',
        'ValueError',
        'KeyError',
        'UnicodeDecodeError',
      ],
      frame: ['celery.beat:_create_schedule', 'celery.beat:_open_schedule'],
    },
    {
      contains: ['db type could not be determined', 'db type is dbm.', '_gdbm.error', '_dbm.error', 'gdbm.error'],
      frame: ['celery.beat', 'shelve', 'dbm'],
      notFrame: 'celery.worker.state',
      without: SCHEDULE_UNUSABLE,
    },
  ],
})

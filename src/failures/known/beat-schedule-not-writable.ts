import { defineFailure } from '../define-failure.ts'
import { SCHEDULE_UNUSABLE } from '../shared/messages.ts'

export const beatScheduleNotWritable = defineFailure({
  id: 'beat-schedule-not-writable',
  severity: 'fatal',
  title: 'beat may not write its schedule file',
  cause:
    'beat keeps the times of the last runs in `celerybeat-schedule`, by default in the working directory, and its user may not write there, or the directory does not exist. In an image the working directory often belongs to root.',
  action:
    'Give a writable path with `celery -A proj beat -s /var/lib/celery/celerybeat-schedule`, or make the directory belong to the user that runs beat. The log calls the file corrupted; it is not.',
  clauses: [
    { contains: 'Removing corrupted schedule file', andContains: SCHEDULE_UNUSABLE },
    {
      contains: SCHEDULE_UNUSABLE,
      frame: [
        'celery.beat:_open_schedule',
        'celery.beat:setup_schedule',
        'celery.beat:_destroy_open_corrupted_schedule',
        'celery.beat:_remove_db',
      ],
    },
    { contains: 'beat raised exception', andContains: SCHEDULE_UNUSABLE, matches: /dbm|schedule|sqlite3\.error/ },
    { contains: 'celerybeat-schedule', andContains: ['Permission denied', 'Read-only file system'], onOneLine: true },
  ],
})

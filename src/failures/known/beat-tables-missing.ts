import { defineFailure } from '../define-failure.ts'
import { BEAT_DATABASE } from '../shared/frames.ts'
import { NO_SUCH_TABLE } from '../shared/messages.ts'

export const beatTablesMissing = defineFailure({
  id: 'beat-tables-missing',
  severity: 'fatal',
  title: "The tables of beat's database scheduler are missing or old",
  cause:
    'beat started before the migrations of `django_celery_beat` ran, or with another database than the one that was migrated. A missing column means that the package was upgraded without its migrations.',
  action:
    'Run `python manage.py migrate django_celery_beat` against the database that beat uses, and start beat after it.',
  clauses: [
    {
      contains: ['django_celery_beat_', 'djcelery_periodictask', 'celery_periodic_task', 'celery_periodictask'],
      andContains: NO_SUCH_TABLE,
      onOneLine: true,
      inTask: true,
    },
    {
      contains: NO_SUCH_TABLE,
      raises: ['ProgrammingError', 'OperationalError', 'DatabaseError', 'UndefinedTable', 'UndefinedColumn'],
      frame: BEAT_DATABASE,
      without: ['database "', 'role "', 'Unknown database'],
    },
  ],
})

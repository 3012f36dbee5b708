import { defineFailure } from '../define-failure.ts'

export const beatNaiveDatetime = defineFailure({
  id: 'beat-naive-datetime',
  severity: 'degraded',
  title: 'beat compares times with and without a time zone',
  cause:
    'Django has `USE_TZ = False` while django-celery-beat works with time zones, or `enable_utc`, `timezone` or `USE_TZ` were changed and the stored times of the last runs are of the other kind. Celery 5.7 skips the entry and tries again; older versions end.',
  action:
    'With `USE_TZ = False` set `DJANGO_CELERY_BEAT_TZ_AWARE = False` in the Django settings. Without a database scheduler, stop beat and delete its `celerybeat-schedule` file once.',
  clauses: [
    {
      contains: [
        'offset-naive and offset-aware datetimes',
        'Not naive datetime (tzinfo is already set)',
        'cannot be applied to a naive datetime',
        'does not support timezone-aware datetimes when USE_TZ is False',
      ],
      frame: [
        'celery.beat',
        'celery.schedules',
        'celery.apps.beat',
        'django_celery_beat',
        'djcelery.schedulers',
        'celery_sqlalchemy_scheduler',
        'sqlalchemy_celery_beat',
        'redbeat',
      ],
    },
    { contains: 'beat raised exception', andContains: 'offset-naive and offset-aware datetimes' },
  ],
})

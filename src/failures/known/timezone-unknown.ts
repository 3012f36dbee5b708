import { defineFailure } from '../define-failure.ts'

export const timezoneUnknown = defineFailure({
  id: 'timezone-unknown',
  severity: 'fatal',
  title: 'The time zone is unknown',
  cause: 'The name is misspelt, or the system has no time zone database (Windows, slim images).',
  action: 'Correct the name. If the database is missing, run `pip install tzdata`.',
  clauses: [
    { contains: ['UnknownTimeZoneError', 'ZoneInfoNotFoundError', 'No time zone found with key'] },
    {
      raises: ['ZoneInfoNotFoundError', 'UnknownTimeZoneError'],
      contains: ['TimeZoneError', 'ZoneInfoNotFound'],
      frame: 'celery',
      inTask: true,
    },
  ],
})

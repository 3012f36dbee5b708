import { defineFailure } from '../define-failure.ts'
import { BEAT_DATABASE } from '../shared/frames.ts'
import { NO_SUCH_TABLE } from '../shared/messages.ts'

/** A database or a role that does not exist is a connection that fails. */
const NO_TABLE = NO_SUCH_TABLE.filter((text) => text !== 'does not exist')

export const beatDatabaseLost = defineFailure({
  id: 'beat-database-lost',
  severity: 'degraded',
  title: 'beat lost the database that holds its schedule',
  cause:
    'The database restarted, refused the connection or closed an idle one. While it is away, beat sends what it has in memory and sees no change of the schedule; an error outside of its retries ends it.',
  action:
    'Check that the database runs and that beat may connect, and let the supervisor restart beat (`Restart=always`). If `connection already closed` or `server has gone away` repeats although the database runs, upgrade django-celery-beat, or set `CONN_MAX_AGE` below the idle timeout of the server.',
  clauses: [
    {
      contains: ['Database gave error: ', 'Database error while sync: '],
      raises: ['OperationalError', 'InterfaceError', 'DatabaseError', 'InternalError'],
    },
    { contains: 'DatabaseScheduler: InterfaceError in ' },
    {
      raises: ['OperationalError', 'InterfaceError', 'DatabaseError', 'InternalError'],
      contains: ['Error'],
      frame: BEAT_DATABASE,
      without: NO_TABLE,
    },
    {
      contains: 'beat raised exception',
      andContains: ['OperationalError', 'InterfaceError'],
      matches: /beat raised exception <class '(?:django|psycopg|MySQLdb|pymysql|sqlalchemy)/,
    },
  ],
  rank: 38,
})

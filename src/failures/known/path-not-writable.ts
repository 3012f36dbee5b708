import { defineFailure } from '../define-failure.ts'

/** Not permitted, missing, is a directory, not a directory, read-only. */
const UNUSABLE = [1, 2, 13, 20, 21, 30]

export const pathNotWritable = defineFailure({
  id: 'path-not-writable',
  severity: 'fatal',
  title: 'A file or directory that Celery writes to is missing or not writable',
  cause:
    "The directory of the pidfile, log file or state file does not exist, or the worker's user may not write to it. `celery multi` uses /var/run/celery and /var/log/celery unless told otherwise, and /var/run is emptied at every boot.",
  action:
    "Create the directory for the worker's user (systemd: `RuntimeDirectory=celery`, `LogsDirectory=celery`), or give paths that it may write to with `--pidfile`, `--logfile` and `--statedb`. In containers leave out `--pidfile` and log to stdout.",
  clauses: [
    // celery.platforms.LockFailed, of --pidfile.
    { contains: ['LockFailed(', 'LockFailed: '], errno: UNUSABLE },
    { contains: 'Errno', errno: UNUSABLE, frame: ['celery.platforms:write_pid', 'celery.platforms:after_chdir_do'] },
    // --logfile: the handler, and the check before the worker detaches.
    {
      contains: 'Errno',
      errno: UNUSABLE,
      frame: ['celery.app.log', 'celery.platforms:open', 'celery.platforms:detached', 'celery.apps.multi'],
    },
    // --statedb
    { contains: 'Errno', errno: UNUSABLE, frame: ['celery.worker.state'] },
    // LOGGING of Django, dictConfig and fileConfig.
    {
      contains: 'Errno',
      errno: UNUSABLE,
      frame: ['logging.config:configure_handler', 'logging.config:_install_handlers'],
    },
    {
      contains: [
        "denied: '/var/run/celery",
        "denied: '/run/celery",
        "denied: '/var/log/celery",
        "directory: '/var/run/celery",
        "directory: '/var/log/celery",
        "denied: 'celerybeat.pid'",
        "denied: 'celeryd.pid'",
      ],
    },
    { contains: ["cannot create directory '/var/run/celery", "cannot create directory '/var/log/celery"] },
    { contains: 'The configured path for the file-system backend does not' },
    { contains: 'Errno', errno: UNUSABLE, frame: 'kombu.transport.filesystem' },
  ],
  subsumes: ['app-import-error', 'django-app-import-error'],
})

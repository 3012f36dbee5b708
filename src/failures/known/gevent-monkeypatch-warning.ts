import { defineFailure } from '../define-failure.ts'

export const geventMonkeypatchWarning = defineFailure({
  id: 'gevent-monkeypatch-warning',
  severity: 'degraded',
  title: 'gevent patches the standard library too late',
  cause:
    '`monkey.patch_all()` runs after requests, urllib3 or ssl were imported, for instance in a settings module. TLS then fails with an endless recursion in ssl.py; some releases of gevent do the same on a Python that is newer than they are.',
  action:
    'Let `celery -P gevent` do the patching and remove your own call, or make it the very first line of the entry module. If it is, upgrade gevent or use `--pool=threads`.',
  clauses: [
    {
      contains: [
        'MonkeyPatchWarning',
        'Monkey-patching ssl after ssl has already been imported',
        'Monkey-patching outside the main native thread',
      ],
      inTask: true,
    },
    // The classes of ssl were replaced below those who had imported them: their setters call themselves.
    {
      raises: 'RecursionError',
      contains: 'maximum recursion depth exceeded',
      frame: [
        'ssl:minimum_version',
        'ssl:maximum_version',
        'ssl:options',
        'ssl:verify_mode',
        'ssl:verify_flags',
        'ssl:__new__',
        'gevent.ssl',
        'eventlet.green.ssl',
        'gevent._ssl3',
      ],
      inTask: true,
    },
  ],
})

import { defineFailure } from '../define-failure.ts'

export const geventMonkeypatchWarning = defineFailure({
  id: 'gevent-monkeypatch-warning',
  severity: 'degraded',
  title: 'gevent patches the standard library too late',
  cause: '`monkey.patch_all()` runs after requests, urllib3 or ssl were imported, for instance in a settings module.',
  action:
    'Let `celery -P gevent` do the patching and remove your own call, or make it the very first line of the entry module.',
  clauses: [
    {
      contains: [
        'MonkeyPatchWarning',
        'Monkey-patching ssl after ssl has already been imported',
        'Monkey-patching outside the main native thread',
      ],
      inTask: true,
    },
  ],
})

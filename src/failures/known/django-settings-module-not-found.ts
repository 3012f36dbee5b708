import { defineFailure } from '../define-failure.ts'

export const djangoSettingsModuleNotFound = defineFailure({
  id: 'django-settings-module-not-found',
  severity: 'fatal',
  title: 'The Django settings module was not found',
  cause: 'The name is wrong, or the worker was not started in the directory of `manage.py`.',
  action: 'Correct the name, and start the worker in the directory of `manage.py`.',
  clauses: [
    {
      raises: ['ModuleNotFoundError', 'ImportError'],
      contains: 'No module named',
      frame: ['django.conf:__init__', 'django.conf:_setup'],
      matches: /No module named '?[\w.]*(?:settings|config|conf)\b/,
    },
    { contains: 'Could not import settings' },
    {
      contains: 'No module named',
      matches: /No module named '?[\w.]{0,100}settings(?:\.\w+)?'?(?:;|$)/m,
      without: 'pydantic',
    },
  ],
  causes: ['user-signal-handler-error'],
  subsumes: ['app-import-error', 'app-module-not-found', 'django-app-import-error'],
})

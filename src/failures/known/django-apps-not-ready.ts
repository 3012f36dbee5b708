import { defineFailure } from '../define-failure.ts'

export const djangoAppsNotReady = defineFailure({
  id: 'django-apps-not-ready',
  severity: 'fatal',
  title: 'Models were imported before Django was ready',
  cause: 'Importing the app module imports models, directly or through `proj/__init__.py`.',
  action: 'Import models inside tasks, or only in modules that `autodiscover_tasks()` loads; never in celery.py.',
  clauses: [
    {
      contains: [
        "Apps aren't loaded yet",
        "Models aren't loaded yet",
        'AppRegistryNotReady',
        'The translation infrastructure cannot be initialized before the apps registry',
      ],
    },
  ],
  causes: ['user-signal-handler-error'],
  subsumes: ['app-import-error'],
})

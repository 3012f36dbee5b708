import { defineFailure } from '../define-failure.ts'

export const djangoSettingsNotConfigured = defineFailure({
  id: 'django-settings-not-configured',
  severity: 'fatal',
  title: 'Django has no settings in this process',
  cause: "DJANGO_SETTINGS_MODULE is not set in the worker's process.",
  action:
    "Put `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'proj.settings')` before `Celery(...)`, or export the variable.",
  clauses: [
    {
      contains: [
        'settings are not configured',
        'You must either define the environment variable DJANGO_SETTINGS_MODULE',
      ],
      inTask: true,
    },
  ],
  causes: ['user-signal-handler-error'],
  subsumes: ['app-import-error', 'django-app-import-error'],
})

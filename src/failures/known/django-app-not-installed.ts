import { defineFailure } from '../define-failure.ts'

export const djangoAppNotInstalled = defineFailure({
  id: 'django-app-not-installed',
  severity: 'fatal',
  title: 'A Django app is used but not installed',
  cause: 'For instance, `django_celery_results` is the result backend but is not in INSTALLED_APPS.',
  action: 'Add the app to INSTALLED_APPS and run the migrations.',
  clauses: [
    {
      contains: ["doesn't declare an explicit app_label", 'does not declare an explicit app_label'],
      inTask: true,
    },
  ],
  causes: ['user-signal-handler-error'],
  subsumes: ['app-import-error', 'django-app-import-error', 'result-backend-library-missing'],
})

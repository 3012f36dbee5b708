import { defineFailure } from '../define-failure.ts'

export const djangoNotInstalled = defineFailure({
  id: 'django-not-installed',
  severity: 'warning',
  title: 'DJANGO_SETTINGS_MODULE is set, but Django is not installed',
  cause:
    'The worker runs in another virtual environment than the project, or the variable is set for a program that does not use Django.',
  action: "Start the worker from the project's environment, or unset the variable.",
  clauses: [{ contains: ["but Django isn't installed", "Won't apply Django fix-ups"] }],
})

import type { LabelTexts } from './label-texts.ts'

/** Django: what is told of each failure. */
export const django = {
  'django-settings-not-configured': {
    title: 'Django has no settings in this process',
    cause: "DJANGO_SETTINGS_MODULE isn't set in the worker's process.",
    action:
      "Put `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'proj.settings')` before `Celery(...)`, or export the variable.",
  },
  'django-settings-module-not-found': {
    title: 'the Django settings module was not found',
    cause: "The name is wrong, or the worker wasn't started where `manage.py` lies.",
    action: 'Correct the name, and start the worker in the directory of manage.py.',
  },
  'django-apps-not-ready': {
    title: 'models were imported before Django was ready',
    cause: 'Importing the app module imports models, directly or through `proj/__init__.py`.',
    action: 'Import models inside tasks, or only in modules that `autodiscover_tasks()` loads; none in celery.py.',
  },
  'django-app-import-error': {
    title: 'a Django app cannot be loaded',
    cause: 'An import error, a missing package or conflicting models in an installed app.',
    action: 'Run `python manage.py check` in the same environment and fix the last line of the traceback.',
  },
  'django-app-not-installed': {
    title: 'a Django app is used but not installed',
    cause: "For instance `django_celery_results` is the result backend, but isn't in INSTALLED_APPS.",
    action: 'Add the app to INSTALLED_APPS and run the migrations.',
  },
  'django-not-installed': {
    title: 'DJANGO_SETTINGS_MODULE is set, Django is not installed',
    cause:
      'The worker runs in another virtual environment than the project, or the variable leaks into a program that has nothing to do with Django.',
    action: "Start the worker from the project's environment, or unset the variable.",
  },
} as const satisfies LabelTexts

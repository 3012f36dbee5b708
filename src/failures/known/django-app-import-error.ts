import { defineFailure } from '../define-failure.ts'

/** The failure `django-apps-not-ready`, or a consequence of a set-up that failed earlier. */
const NOT_READY = ["Apps aren't loaded yet", "Models aren't loaded yet"]

export const djangoAppImportError = defineFailure({
  id: 'django-app-import-error',
  severity: 'fatal',
  title: 'A Django app cannot be loaded',
  cause: 'An import error, a missing package or conflicting models in an installed app.',
  action:
    'Fix the last exception of the traceback. `python manage.py shell -c "import app.tasks"` (the module that it names) shows it without Celery; `manage.py check` finds faults in apps and models, but imports no tasks.',
  clauses: [
    { contains: 'Signal handler ', andContains: ['DjangoFixup'], without: NOT_READY },
    {
      frame: [
        'django:setup',
        'django.apps.registry:populate',
        'celery.fixups.django:on_import_modules',
        'celery.fixups.django:validate_models',
        'celery.fixups.django:on_worker_init',
        'celery.fixups.django:autodiscover_tasks',
      ],
      contains: ['Error', 'Exception'],
      without: ['While trying to load the module', ...NOT_READY],
    },
    {
      raises: ['RuntimeError'],
      contains: 'models in application',
      matches: /Conflicting .{1,200} models in application/,
    },
    { contains: ['SystemCheckError: System check identified some issues'] },
    {
      frame: ['celery.loaders.base:find_related_module', 'celery.loaders.base:autodiscover_tasks'],
      contains: ['Error', 'Exception'],
      without: NOT_READY,
      own: true,
    },
    {
      frame: ['django.apps.config:import_models', 'django.apps.config:create'],
      contains: ['Error'],
      without: ['While trying to load the module', ...NOT_READY],
    },
  ],
  rank: 26,
  causes: ['user-signal-handler-error', 'django-apps-not-ready'],
  // Apps that were not ready before an import failed have another cause.
  onlyLater: true,
})

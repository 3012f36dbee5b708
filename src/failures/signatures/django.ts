import { signature, type Signature } from '../signature.ts'

/** Django that isn't set up yet: a failure of its own, and what follows when setting it up failed before. */
const NOT_READY = ["Apps aren't loaded yet", "Models aren't loaded yet"]

/** Django projects. */
export const django: readonly Signature[] = [
  signature('django-settings-not-configured', {
    says: ['settings are not configured', 'You must either define the environment variable DJANGO_SETTINGS_MODULE'],
    inTask: true,
  }),
  signature(
    'django-settings-module-not-found',
    {
      raises: ['ModuleNotFoundError', 'ImportError'],
      says: 'No module named',
      frame: ['django.conf:__init__', 'django.conf:_setup'],
      matches: /No module named '?[\w.]*(?:settings|config|conf)\b/,
    },
    { says: 'Could not import settings' },
    { says: 'No module named', matches: /No module named '?[\w.]{0,100}settings(?:\.\w+)?'?(?:;|$)/m, not: 'pydantic' },
  ),
  signature('django-apps-not-ready', {
    says: [
      "Apps aren't loaded yet",
      "Models aren't loaded yet",
      'AppRegistryNotReady',
      'The translation infrastructure cannot be initialized before the apps registry',
    ],
  }),
  signature('django-app-not-installed', {
    says: ["doesn't declare an explicit app_label", 'does not declare an explicit app_label'],
    inTask: true,
  }),
  signature('django-not-installed', { says: ["but Django isn't installed", "Won't apply Django fix-ups"] }),
  signature(
    'django-app-import-error',
    { says: 'Signal handler ', and: ['DjangoFixup'], not: NOT_READY },
    {
      frame: [
        'django:setup',
        'django.apps.registry:populate',
        'celery.fixups.django:on_import_modules',
        'celery.fixups.django:validate_models',
        'celery.fixups.django:on_worker_init',
        'celery.fixups.django:autodiscover_tasks',
      ],
      says: ['Error', 'Exception'],
      not: ['While trying to load the module', ...NOT_READY],
    },
    { raises: ['RuntimeError'], says: 'models in application', matches: /Conflicting .{1,200} models in application/ },
    { says: ['SystemCheckError: System check identified some issues'] },
    {
      frame: ['celery.loaders.base:find_related_module', 'celery.loaders.base:autodiscover_tasks'],
      says: ['Error', 'Exception'],
      not: NOT_READY,
      own: true,
    },
    {
      frame: ['django.apps.config:import_models', 'django.apps.config:create'],
      says: ['Error'],
      not: ['While trying to load the module', ...NOT_READY],
    },
  ),
]

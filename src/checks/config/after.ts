/** Checks that come before every check of settings: if one fails, the settings were not read the way a worker reads them. */
export const settingsAreRead = [
  'python.celery-not-shadowed',
  'app.django-settings',
  'config.names-not-mixed',
  'app.imports',
] as const

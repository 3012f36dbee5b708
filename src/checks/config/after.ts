/** What comes before every judgement of settings: without it they weren't read, or not the way a worker reads them. */
export const settingsAreRead = [
  'python.celery-not-shadowed',
  'app.django-settings',
  'config.names-not-mixed',
  'app.imports',
] as const

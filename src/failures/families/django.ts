import { djangoAppImportError } from '../known/django-app-import-error.ts'
import { djangoAppNotInstalled } from '../known/django-app-not-installed.ts'
import { djangoAppsNotReady } from '../known/django-apps-not-ready.ts'
import { djangoNotInstalled } from '../known/django-not-installed.ts'
import { djangoSettingsModuleNotFound } from '../known/django-settings-module-not-found.ts'
import { djangoSettingsNotConfigured } from '../known/django-settings-not-configured.ts'

export const django = {
  'django-settings-not-configured': djangoSettingsNotConfigured,
  'django-settings-module-not-found': djangoSettingsModuleNotFound,
  'django-apps-not-ready': djangoAppsNotReady,
  'django-app-not-installed': djangoAppNotInstalled,
  'django-not-installed': djangoNotInstalled,
  'django-app-import-error': djangoAppImportError,
} as const

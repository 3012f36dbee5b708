import { appAttributeMissing } from '../known/app-attribute-missing.ts'
import { appImportError } from '../known/app-import-error.ts'
import { appModuleNotFound } from '../known/app-module-not-found.ts'
import { appModuleShadowsCelery } from '../known/app-module-shadows-celery.ts'
import { configMixedSettingNames } from '../known/config-mixed-setting-names.ts'
import { configUnknownQueue } from '../known/config-unknown-queue.ts'
import { timezoneUnknown } from '../known/timezone-unknown.ts'

export const appLoading = {
  'app-module-shadows-celery': appModuleShadowsCelery,
  'app-module-not-found': appModuleNotFound,
  'app-attribute-missing': appAttributeMissing,
  'app-import-error': appImportError,
  'config-mixed-setting-names': configMixedSettingNames,
  'config-unknown-queue': configUnknownQueue,
  'timezone-unknown': timezoneUnknown,
} as const

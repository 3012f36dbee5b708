import { defineFailure } from '../define-failure.ts'

export const configMixedSettingNames = defineFailure({
  id: 'config-mixed-setting-names',
  severity: 'fatal',
  title: 'Old and new setting names are mixed',
  cause: 'Upper-case names of Celery 3 are used together with lower-case ones.',
  action: 'Run `celery upgrade settings`, or use one style throughout. The message lists the names.',
  clauses: [
    {
      contains: [
        'Cannot mix new and old setting keys',
        'Cannot mix new setting names with old setting names',
        'Cannot mix old setting names with new',
      ],
    },
  ],
})

import { defineFailure } from '../define-failure.ts'

export const appModuleShadowsCelery = defineFailure({
  id: 'app-module-shadows-celery',
  severity: 'fatal',
  title: 'A file in the project shadows the celery package',
  cause: 'A file named celery.py is in a directory of the import path (often the current one).',
  action: 'Rename the file, or move it into a package. Delete its compiled copy in __pycache__.',
  clauses: [
    {
      contains: [
        "cannot import name 'Celery' from partially initialized module 'celery'",
        "cannot import name 'Celery' from 'celery'",
        "partially initialized module 'celery' has no attribute 'Celery'",
        "module 'celery' has no attribute 'Celery'",
        'cannot import name Celery',
        "cannot import name 'Celery'",
        "No module named 'celery.schedules'; 'celery' is not a package",
        "'celery' is not a package",
      ],
    },
  ],
  subsumes: ['app-import-error', 'app-module-not-found', 'app-attribute-missing', 'python-version-incompatible'],
})

import { defineFailure } from '../define-failure.ts'

/** The message names a file of the real package: its own import failed. */
const INSTALLED = [
  'site-packages/celery/__init__.py)',
  'dist-packages/celery/__init__.py)',
  'site-packages\\celery\\__init__.py)',
]

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
        'cannot import name shared_task',
      ],
      without: INSTALLED,
    },
    // Any other public name: the message says which file was imported instead.
    {
      contains: [
        "from partially initialized module 'celery' (",
        "from 'celery' (consider renaming",
        "from 'celery' (unknown location)",
        "partially initialized module 'celery' has no attribute",
        "module 'celery' has no attribute",
      ],
      matches: [
        /cannot import name '\w{1,80}' from (?:partially initialized module )?'celery' \(/,
        /module 'celery' has no attribute '\w{1,80}'/,
      ],
      without: INSTALLED,
    },
  ],
  subsumes: ['app-import-error', 'app-module-not-found', 'app-attribute-missing', 'python-version-incompatible'],
})

import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const importlibMetadataEntrypoints = defineFailure({
  id: 'importlib-metadata-entrypoints',
  severity: 'fatal',
  title: 'This Celery or kombu is too old for importlib.metadata',
  cause: 'Celery before 5.3 and kombu before 5.3 call an interface that Python 3.12 and importlib-metadata 5 removed.',
  action:
    'Upgrade celery and kombu to 5.3 or newer. On an old Python, `pip install "importlib-metadata<5"` also helps.',
  clauses: [
    {
      contains: [
        "'EntryPoints' object has no attribute 'get'",
        "'EntryPoints' object has no attribute",
        'entry_points() got an unexpected keyword argument',
        "SelectableGroups' object has no attribute",
      ],
    },
  ],
  rank: 15,
  subsumes: IMPORT_ERRORS,
})

import { defineFailure } from '../define-failure.ts'
import { IMPORT_ERRORS } from '../shared/relations.ts'

export const pythonPkgResourcesMissing = defineFailure({
  id: 'python-pkg-resources-missing',
  severity: 'fatal',
  title: 'pkg_resources is missing',
  cause:
    'Celery up to 5.2.4 uses pkg_resources, which is part of setuptools. New environments do not include setuptools, and setuptools 82 removed it.',
  action: 'Upgrade Celery, or run `pip install "setuptools<82"`.',
  clauses: [
    {
      contains: ["No module named 'pkg_resources'", 'No module named pkg_resources'],
      inTask: false,
    },
  ],
  rank: 15,
  subsumes: IMPORT_ERRORS,
})

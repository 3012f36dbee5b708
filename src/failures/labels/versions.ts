import type { LabelTexts } from './label-texts.ts'

/** Versions: what is told of each failure. */
export const versions = {
  'python-async-keyword-syntaxerror': {
    title: 'this Celery is older than this Python',
    cause: '`async` became a keyword with Python 3.7, and Celery before 4.3 used it as a name.',
    action: '`pip install -U celery kombu`: at least 4.3, better 5.x.',
  },
  'importlib-metadata-entrypoints': {
    title: 'an old Celery or kombu with a new importlib.metadata',
    cause:
      'Celery before 5.3 or kombu before 5.3 call an interface that Python 3.12 and importlib-metadata 5 no longer have.',
    action:
      "Upgrade celery and kombu to 5.3 or newer (on an old Python `pip install 'importlib-metadata<5'` helps as well).",
  },
  'python-pkg-resources-missing': {
    title: 'pkg_resources is missing',
    cause:
      'Celery up to 5.2.4 uses pkg_resources, which comes with setuptools; new environments have none, and setuptools 82 dropped it.',
    action: "Upgrade Celery, or `pip install 'setuptools<82'`.",
  },
  'python-version-incompatible': {
    title: 'Celery and Python do not fit together',
    cause:
      'The installed release is too old for this Python (or too new), or packages of the family are of different ages.',
    action: 'Upgrade celery with its family (`pip install -U celery`), or use a Python that this release supports.',
  },
} as const satisfies LabelTexts

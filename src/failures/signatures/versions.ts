import { signature, type Signature } from '../signature.ts'

/** Versions of Python and of packages that don't fit together. */
export const versions: readonly Signature[] = [
  signature('python-async-keyword-syntaxerror', {
    raises: 'SyntaxError',
    says: [
      'from . import async',
      'import async,',
      'kombu.async',
      'celery.utils.async',
      '.async import',

      'import async',
    ],
  }),
  signature('importlib-metadata-entrypoints', {
    says: [
      "'EntryPoints' object has no attribute 'get'",
      "'EntryPoints' object has no attribute",
      'entry_points() got an unexpected keyword argument',
      "SelectableGroups' object has no attribute",
    ],
  }),
  signature('python-pkg-resources-missing', {
    says: ["No module named 'pkg_resources'", 'No module named pkg_resources'],
    inTask: false,
  }),
  signature(
    'python-version-incompatible',
    {
      says: [
        "cannot import name 'formatargspec'",
        "module 'inspect' has no attribute 'getargspec'",
        "module 'inspect' has no attribute 'formatargspec'",
        "cannot import name 'getargspec'",
        "No module named 'vine.five'",
        "module 'collections' has no attribute",
        "cannot import name 'Mapping' from 'collections'",
        "cannot import name 'Callable' from 'collections'",
        "cannot import name 'MutableMapping' from 'collections'",
        "No module named 'celery.five'",
        "No module named 'kombu.five'",
        "No module named 'kombu.utils.encoding'",
        "No module named 'imp'",
        "No module named 'distutils'",
        "No module named 'asyncore'",
        "module 'importlib' has no attribute 'find_loader'",
        "module 'pkgutil' has no attribute 'ImpImporter'",
      ],
    },
    {
      raises: 'ImportError',
      says: 'cannot import name',
      matches:
        /cannot import name \S{1,80} from '?(?:partially initialized module ')?(?:celery|kombu|vine|amqp|billiard)\.[\w.]+/,
      own: false,
      confidence: 'low',
    },
    { says: ['requires a different Python', 'requires Python'], and: ['celery', 'Celery', 'kombu'] },
    {
      raises: 'SyntaxError',
      frame: ['celery', 'kombu', 'billiard', 'amqp', 'vine'],
      says: 'site-packages',
      matches: /File "[^"\n]{0,300}[\\/](?:celery|kombu|billiard|amqp|vine)[\\/][^"\n]{1,200}", line \d+\n/,
      not: 'async',
    },
  ),
]

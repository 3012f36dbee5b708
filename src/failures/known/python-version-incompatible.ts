import { defineFailure } from '../define-failure.ts'

export const pythonVersionIncompatible = defineFailure({
  id: 'python-version-incompatible',
  severity: 'fatal',
  title: 'Celery and Python are incompatible',
  cause:
    'The installed release is too old (or too new) for this Python, or the releases of celery, kombu, billiard, amqp and vine do not match.',
  action:
    'Upgrade celery and its dependencies (`pip install -U celery`), or use a Python that this release supports. `python -c "import celery.app.base"` shows the error behind `cannot import name Celery`.',
  clauses: [
    {
      contains: [
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
    // celery loads its names late and swallows why one cannot be loaded. The file is that of the real package.
    {
      contains: "' from 'celery' (",
      matches:
        /cannot import name '\w{1,60}' from 'celery' \([^)\n]{0,300}(?:site|dist)-packages[\\/]celery[\\/]__init__\.py\)/,
    },
    {
      raises: 'ImportError',
      contains: 'cannot import name',
      matches:
        /cannot import name \S{1,80} from '?(?:partially initialized module ')?(?:celery|kombu|vine|amqp|billiard)\.[\w.]+/,
      own: false,
      confidence: 'low',
    },
    { contains: ['requires a different Python', 'requires Python'], andContains: ['celery', 'Celery', 'kombu'] },
    {
      raises: 'SyntaxError',
      frame: ['celery', 'kombu', 'billiard', 'amqp', 'vine'],
      contains: 'site-packages',
      matches: /File "[^"\n]{0,300}[\\/](?:celery|kombu|billiard|amqp|vine)[\\/][^"\n]{1,200}", line \d+\n/,
      without: 'async',
    },
  ],
  rank: 19,
  subsumes: ['app-import-error', 'transport-library-missing', 'result-backend-library-missing'],
})

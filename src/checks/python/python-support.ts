/** The oldest Python of each Celery series (Requires-Python of its releases). */
export const pythonFloors: readonly { readonly celery: string; readonly python: string }[] = [
  { celery: '>=5.7', python: '3.10' },
  { celery: '>=5.6,<5.7', python: '3.9' },
  { celery: '>=5.3,<5.6', python: '3.8' },
  { celery: '>=5.2,<5.3', python: '3.7' },
  { celery: '>=5.0,<5.2', python: '3.6' },
]

/** Releases of Celery, or of a package that it imports, that a newer Python breaks. */
export const pythonBreaks: readonly {
  readonly package: string
  readonly versions: string
  readonly python: string
  readonly because: string
  /** As Celery prints it. */
  readonly error: string
  readonly fixedIn: string
  readonly lastPython: string
  /** Importing works; only the `celery` command exits with the error. */
  readonly commandOnly?: true
}[] = [
  {
    package: 'celery',
    versions: '<4.3',
    python: '>=3.7',
    because: '`async` is a keyword since Python 3.7, and these releases have modules named async',
    error: 'SyntaxError at `from . import async, base`',
    fixedIn: '4.3',
    lastPython: '3.6',
  },
  {
    package: 'vine',
    versions: '<5',
    python: '>=3.11',
    because: 'vine 1.x imports inspect.formatargspec, which Python 3.11 removed',
    error: "ImportError: cannot import name 'formatargspec' from 'inspect'",
    fixedIn: '5.2',
    lastPython: '3.10',
  },
  {
    package: 'celery',
    versions: '>=5.2.5,<5.3',
    python: '>=3.12',
    because: 'these releases read entry points through an interface that Python 3.12 removed',
    error: "AttributeError: 'EntryPoints' object has no attribute 'get'",
    fixedIn: '5.3',
    lastPython: '3.11',
    commandOnly: true,
  },
  {
    package: 'kombu',
    versions: '<5.3',
    python: '>=3.12',
    because: 'kombu before 5.3 reads entry points through an interface that Python 3.12 removed',
    error: "AttributeError: 'EntryPoints' object has no attribute 'get'",
    fixedIn: '5.3',
    lastPython: '3.11',
  },
]

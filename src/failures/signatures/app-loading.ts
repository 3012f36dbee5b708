import { signature, type Signature } from '../signature.ts'

const UNABLE = 'Unable to load celery application'
const MISSING = ['No module named', 'ModuleNotFoundError']

/** Finding and importing the application, and its settings. */
export const appLoading: readonly Signature[] = [
  signature('app-module-shadows-celery', {
    says: [
      "cannot import name 'Celery' from partially initialized module 'celery'",
      "cannot import name 'Celery' from 'celery'",
      "partially initialized module 'celery' has no attribute 'Celery'",
      "module 'celery' has no attribute 'Celery'",
      'cannot import name Celery',
      "cannot import name 'Celery'",
      "No module named 'celery.schedules'; 'celery' is not a package",
      "'celery' is not a package",
    ],
  }),
  signature(
    'app-module-not-found',
    { says: UNABLE, matches: /The module .{1,300} was not found/ },
    {
      says: 'While trying to load the module',
      and: MISSING,
      matches:
        /load the module ([\w.]+?)[\w.:-]{0,200}\s+the following error[\s\S]{0,40000}No module named '?\1'?\s*(?:;|$)/,
    },
    {
      ends: ['ModuleNotFoundError', 'ImportError'],
      says: 'No module named',
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app', 'celery.bin.base:symbol_by_name'],
      own: false,
    },
  ),
  signature(
    'app-attribute-missing',
    { says: UNABLE, and: ['has no attribute'], not: 'While trying to load the module' },
    {
      ends: 'AttributeError',
      says: ['has no attribute'],
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app'],
    },
  ),
  signature(
    'app-import-error',
    { says: 'While trying to load the module' },
    {
      frame: ['celery.app.utils:find_app', 'celery.bin.base:find_app'],
      raises: [
        'ImportError',
        'ModuleNotFoundError',
        'SyntaxError',
        'IndentationError',
        'NameError',
        'TypeError',
        'ValueError',
        'KeyError',
        'AttributeError',
        'RuntimeError',
        'FileNotFoundError',
        'ImproperlyConfigured',
      ],
      own: true,
      says: 'Error',
    },
  ),
  signature('config-mixed-setting-names', {
    says: [
      'Cannot mix new and old setting keys',
      'Cannot mix new setting names with old setting names',
      'Cannot mix old setting names with new',
    ],
  }),
  signature('config-unknown-queue', {
    says: ['Trying to select queue subset of', 'Trying to deselect queue subset of'],
  }),
  signature(
    'timezone-unknown',
    { says: ['UnknownTimeZoneError', 'ZoneInfoNotFoundError', 'No time zone found with key'] },
    {
      raises: ['ZoneInfoNotFoundError', 'UnknownTimeZoneError'],
      says: ['TimeZoneError', 'ZoneInfoNotFound'],
      frame: 'celery',
      inTask: true,
    },
  ),
]

import type { LabelTexts } from './label-texts.ts'

/** Loading the app: what is told of each failure. */
export const appLoading = {
  'app-module-not-found': {
    title: 'the app module was not found',
    cause:
      "The name is wrong, the command runs in another directory, or the package isn't installed in this environment. Celery also says so when the attribute in `module:attribute` doesn't exist.",
    action:
      "Run from the project's root or use `--workdir`; check the name after -A, and the attribute when it is `module:attribute`.",
  },
  'app-attribute-missing': {
    title: 'the module has no Celery app',
    cause:
      "It has no `app` or `celery`, or `proj/__init__.py` doesn't import the app from `proj/celery.py`. A circular import inside the module can look the same.",
    action: "Give the app's place, `-A proj.module:name`, or import it in `proj/__init__.py`.",
  },
  'app-import-error': {
    title: 'importing the app failed',
    cause: "Any error in your code, or a package that isn't installed in this environment.",
    action: "Fix the last line of the traceback; `python -c 'import proj'` repeats it without Celery.",
  },
  'app-module-shadows-celery': {
    title: 'a file of yours hides the celery package',
    cause: 'A file named celery.py lies in a directory of the import path (often the current one).',
    action: 'Rename the file, or put it into a package; delete its leftovers in __pycache__.',
  },
  'config-mixed-setting-names': {
    title: 'old and new setting names are mixed',
    cause: 'Upper-case names of Celery 3 stand next to lower-case ones.',
    action: 'Run `celery upgrade settings`, or use one style throughout; the message lists the names.',
  },
  'config-unknown-queue': {
    title: 'the worker was asked for a queue that is not defined',
    cause: "`-Q` names a queue that isn't in `task_queues`, and `task_create_missing_queues` is off.",
    action: 'Define the queue, or allow Celery to create missing ones.',
  },
  'timezone-unknown': {
    title: 'the time zone is not known',
    cause: 'The name is misspelt, or the system has no time zone database (Windows, slim images).',
    action: 'Correct the name; where the database is missing, `pip install tzdata`.',
  },
} as const satisfies LabelTexts

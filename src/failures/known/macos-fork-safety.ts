import { defineFailure } from '../define-failure.ts'

export const macosForkSafety = defineFailure({
  id: 'macos-fork-safety',
  severity: 'task-loss',
  title: 'macOS aborted a forked child',
  cause:
    'prefork forks the main process after the app (or one of its libraries) has used Objective-C frameworks, which are not fork-safe.',
  action:
    'For development, use `--pool=solo` or `--pool=threads`. Otherwise export OBJC_DISABLE_INITIALIZE_FORK_SAFETY=YES before the worker starts, or import the library inside the task.',
  clauses: [
    { contains: 'may have been in progress in another thread when fork() was called', inTask: true },
    {
      contains: [
        'OBJC_DISABLE_INITIALIZE_FORK_SAFETY',
        'cannot use this CoreFoundation functionality safely',
        'objc_initializeAfterForkError',
        'on the child side of fork pre-exec',
        'crashed on child side of fork',
      ],
      inTask: true,
    },
  ],
  causes: ['worker-lost-sigabrt', 'worker-lost-sigsegv'],
})

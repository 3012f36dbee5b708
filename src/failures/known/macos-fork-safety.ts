import { defineFailure } from '../define-failure.ts'

export const macosForkSafety = defineFailure({
  id: 'macos-fork-safety',
  severity: 'task-loss',
  title: 'macOS stopped a forked child',
  cause:
    "prefork forks the main process after the app (or one of its libraries) had touched Objective-C frameworks, which don't survive a fork.",
  action:
    'Use `--pool=solo` or `--pool=threads` for development. Otherwise export OBJC_DISABLE_INITIALIZE_FORK_SAFETY=YES before the start, or import the library inside the task.',
  clauses: [
    { says: 'may have been in progress in another thread when fork() was called', inTask: true },
    {
      says: [
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

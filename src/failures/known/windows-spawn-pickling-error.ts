import { defineFailure } from '../define-failure.ts'

export const windowsSpawnPicklingError = defineFailure({
  id: 'windows-spawn-pickling-error',
  severity: 'task-loss',
  title: 'An object cannot be sent to a spawned child',
  cause:
    'The pool, the process or the app holds a local function, a lambda, a lock or an open connection; or the main module starts processes while it is imported. `Pool.__init__.<locals>.Process` is an object of billiard 3.5 (Celery 4.0) itself.',
  action:
    "Move what is sent to the top level of a module and guard the start with `if __name__ == '__main__':`. For a worker, use `--pool=solo` or `--pool=threads`; if the object is Celery's own, upgrade Celery.",
  clauses: [
    {
      contains: [
        "Can't pickle local object",
        "Can't get local object",
        "Can't pickle <function",
        "can't pickle",
        'cannot pickle',
      ],
      frame: [
        'billiard.popen_spawn_win32',
        'billiard.popen_spawn_posix',
        'billiard.popen_forkserver',
        'billiard.reduction:dump',
        'multiprocessing.popen_spawn_win32',
        'multiprocessing.popen_spawn_posix',
        'multiprocessing.reduction:dump',
        'billiard.spawn',
        'multiprocessing.spawn',
      ],
      inTask: true,
    },
    {
      raises: ['EOFError', 'UnpicklingError', 'AttributeError', 'PicklingError'],
      contains: ['Ran out of input', 'pickle data was truncated', "Can't get attribute", "Can't pickle"],
      frame: ['billiard.spawn', 'multiprocessing.spawn', 'billiard.popen_spawn_win32', 'billiard.reduction'],
      inTask: true,
    },
    // A result that cannot be encoded is the task's fault, on any system.
    { contains: ["Can't pickle local object", "Can't get local object"], without: 'EncodeError' },
    { contains: ['An attempt has been made to start a new process before the'], inTask: true },
  ],
  causes: ['worker-lost-exitcode', 'worker-could-not-start', 'windows-prefork-respawn-loop'],
  subsumes: ['not-json-serializable', 'task-exception-not-picklable'],
})

import { defineFailure } from '../define-failure.ts'

export const asyncioLoopInTask = defineFailure({
  id: 'asyncio-loop-in-task',
  severity: 'task-loss',
  title: 'asyncio objects outlived their event loop',
  cause:
    'A client or engine was created at import time or by an earlier `asyncio.run()` and is reused in the next one, or it was created before the fork.',
  action:
    'Create such objects inside the coroutine that `asyncio.run()` runs in each task (SQLAlchemy: NullPool, or dispose of the engine), or keep one loop per process.',
  clauses: [
    {
      contains: [
        'Event loop is closed',
        'attached to a different loop',
        'bound to a different event loop',
        'There is no current event loop in thread',
        'asyncio.run() cannot be called from a running event loop',
        'This event loop is already running',
        'Cannot run the event loop while another loop is running',
        'another operation is in progress',
        'no running event loop',
        'Timeout context manager should be used inside a task',
      ],
      raises: ['RuntimeError', 'InterfaceError', 'ValueError'],
      inTask: true,
    },
  ],
})

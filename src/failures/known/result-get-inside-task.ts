import { defineFailure } from '../define-failure.ts'

export const resultGetInsideTask = defineFailure({
  id: 'result-get-inside-task',
  severity: 'task-loss',
  title: 'A task waits for another task',
  cause: 'The task calls `.get()` on the result of another task.',
  action: 'Use a chain, chord or callback. Use `allow_join_result()` only if the wait cannot block the pool.',
  clauses: [{ contains: 'Never call result.get() within a task', inTask: true }],
})

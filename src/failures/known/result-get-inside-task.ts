import { defineFailure } from '../define-failure.ts'

export const resultGetInsideTask = defineFailure({
  id: 'result-get-inside-task',
  severity: 'task-loss',
  title: 'a task waits for another task',
  cause: 'The task calls `.get()` on the result of another one.',
  action: "Use a chain, chord or callback. Only if it can't block the pool: `allow_join_result()`.",
  clauses: [{ says: 'Never call result.get() within a task', inTask: true }],
})

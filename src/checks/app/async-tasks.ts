import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { optionValue } from '../../celery-command/option-value.ts'

/** Pools that call a task's function and use what it returns as the result. */
const PLAIN = ['prefork', 'processes', 'solo', 'threads', 'gevent', 'eventlet']

export const asyncTasks = defineCheck({
  id: 'app.async-tasks',
  title: 'Async tasks are awaited',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'worker', 'launchCommands'],
  after: ['app.imports', 'app.django-settings'],
  evaluate({ app, worker, launchCommands }) {
    const found = app.asyncTasks ?? []
    const evidence = { app: app.app, pool: worker.pool }
    const first = found[0]
    if (first === undefined) return pass(evidence)
    if (worker.pool === 'custom' || launchCommands.some(({ argv }) => !isPlain(optionValue(argv, '--pool'))))
      return skip('a pool of another package may run coroutines')
    const backend = app.settings['result_backend']
    const ignored = app.taskOptions[first.task]?.ignoreResult ?? app.settings['task_ignore_result']?.value === true
    const stored = !ignored && typeof backend?.value === 'string' && !backend.value.startsWith('disabled')
    return fail({
      message: `${first.task} is an async function, which Celery calls and does not await: its code never runs, and the worker ${
        stored
          ? 'raises EncodeError, because a coroutine cannot be stored as a result'
          : 'logs the task as succeeded with a coroutine as its result'
      }.`,
      evidence: {
        ...evidence,
        tasks: found
          .slice(0, 20)
          .map(({ task, file, line }) => (file === null ? task : `${task} (${file}:${line ?? 1})`)),
        count: found.length,
      },
      remedy:
        'Make the task a plain function that runs the coroutine: `def task(…): return asyncio.run(work(…))`, or asgiref.sync.async_to_sync(work)(…) in a Django project.',
      location: first.file === null ? null : { file: first.file, line: first.line },
    })
  },
})

/** Of a variable's value nothing is known. */
const isPlain = (pool: string | null): boolean => pool === null || PLAIN.includes(pool) || pool.startsWith('$')

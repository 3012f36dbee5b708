import type { AppFact } from '../../facts/app.ts'
import type { TaskUsageFact } from '../../facts/task-usage.ts'
import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type CheckResult } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { isOn } from './task-settings.ts'

const WAITS = ['get', 'wait', 'join', 'join_native', 'collect']

export const resultBackend = defineCheck({
  id: 'config.result-backend',
  title: 'A result backend is set if results are awaited',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'taskUsage'],
  after: settingsAreRead,
  evaluate({ app, taskUsage }) {
    // The worker's may come from RESULT_BACKEND, which only the celery command reads.
    const variable = app.senders?.['result_backend'] && app.settings['result_backend']?.where
    const backend = (app.senders?.['result_backend'] ?? app.settings['result_backend'])?.value
    const stored = typeof backend === 'string' ? !/^disabled(?:$|:)/.test(backend) && backend !== '' : backend != null
    const used = taskUsage.awaited.length + taskUsage.unbound.length > 0
    // Eager tasks return their result directly.
    if (!used || isOn(app, 'task_always_eager')) return pass({ results: stored ? 'stored' : 'not awaited' })
    return (
      (stored
        ? (ignored(app, taskUsage) ?? ignoredByTask(app, taskUsage) ?? unbound(app, taskUsage))
        : missing(app, taskUsage, variable ?? null)) ?? pass({ results: 'stored' })
    )
  },
})

function missing(app: AppFact, { awaited }: TaskUsageFact, variable: string | null): CheckResult | null {
  const [first] = awaited
  if (first === undefined) return null
  return fail({
    message:
      first.how === 'chord'
        ? 'A chord is used without a result backend: its body never runs.'
        : WAITS.includes(first.how)
          ? `The code waits for a result with .${first.how}() without a result backend: that raises NotImplementedError.`
          : `The code asks for .${first.how} of a result without a result backend: 'DisabledBackend' object has no attribute '_get_task_meta_for'.`,
    evidence: { at: placesOf(awaited) },
    remedy:
      variable === null
        ? `Set ${settingName(app, 'result_backend')}, for example "redis://localhost:6379/1", "rpc://" for RabbitMQ or "db+sqlite:///results.db"; or do not wait for results.`
        : `Rename the variable ${variable} to CELERY_RESULT_BACKEND: only the celery command reads ${variable}, and every other process has no result backend.`,
    location: { file: first.file, line: first.line },
  })
}

/** `.get()` of a task's own result returns None at once, that of send_task() waits forever (celery/app/base.py). */
function ignored(app: AppFact, { awaited }: TaskUsageFact): CheckResult | null {
  const setting = app.settings['task_ignore_result']
  const [first] = awaited.filter(({ how }) => WAITS.includes(how))
  if (first === undefined || !isOn(app, 'task_ignore_result')) return null
  if (Object.values(app.taskOptions).some(({ ignoreResult }) => ignoreResult === false)) return null
  const name = settingName(app, 'task_ignore_result')
  return fail({
    message: `The code waits for a result with .${first.how}(), but ${name} is on: no result is stored, and it gets None or waits forever.`,
    evidence: { at: placesOf(awaited), [name]: true, from: setting?.where ?? null },
    remedy: `Set ignore_result=False on the tasks whose results are needed, or turn ${name} off.`,
    location: locationAt(setting?.where ?? null),
  })
}

/** `@app.task(ignore_result=True)`: its `.get()` returns None at once. */
function ignoredByTask(app: AppFact, { awaited }: TaskUsageFact): CheckResult | null {
  for (const { how, task, file, line } of awaited) {
    const meant = app.tasks.filter((name) => task !== '' && name.split('.').at(-1) === task)
    if (!WAITS.includes(how) || meant.length === 0) continue
    if (!meant.every((name) => app.taskOptions[name]?.ignoreResult === true)) continue
    return fail({
      message: `The code waits for the result of ${meant[0]!} with .${how}(), but the task has ignore_result=True: no result is stored, and it gets None.`,
      evidence: { at: `${file}:${line}`, task: meant[0]! },
      remedy: 'Take ignore_result=True from the task, or do not wait for its result.',
      location: { file, line },
    })
  }
  return null
}

/** The current app is that of one thread: where a request runs in another, the result belongs to Celery's default app. */
function unbound(app: AppFact, usage: TaskUsageFact): CheckResult | null {
  const [first] = usage.unbound
  // Django's fixup makes the app the default one.
  if (first === undefined || app.django?.fixupInstalled) return null
  return fail({
    message: `AsyncResult(…) without an app has no result backend in any thread but the one that imported the app, such as one that answers a request: 'DisabledBackend' object has no attribute '_get_task_meta_for'.`,
    evidence: { at: placesOf(usage.unbound), app: app.app },
    remedy:
      'Name the app: AsyncResult(id, app=app) or app.AsyncResult(id); or call app.set_default() where the app is made.',
    location: { file: first.file, line: first.line },
  })
}

const placesOf = (
  places: readonly { readonly file: string; readonly line: number; readonly how?: string }[],
): string[] => places.map(({ file, line, how }) => `${file}:${line}${how === undefined ? '' : ` ${how}`}`)

import { defineCheck, fail, pass, unknown } from '../define-check.ts'

export const tasksRegistered = defineCheck({
  id: 'app.tasks-registered',
  title: 'The worker imports every module that defines tasks',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'taskModules'],
  after: ['python.celery-not-shadowed', 'app.django-settings', 'app.imports'],
  evaluate({ app, taskModules: { unimported, defined } }) {
    const { tasks, taskImportError, django } = app
    const evidence = { app: app.app, tasks: tasks.length === 0 ? 'none' : tasks.slice(0, 20), count: tasks.length }
    if (taskImportError !== null) {
      const at = taskImportError.at
      return fail({
        message: `A task module cannot be imported (${taskImportError.type}: ${taskImportError.message}): the worker starts without its tasks.`,
        evidence: { ...evidence, ...(at && { at: `${at.file}:${at.line} in ${at.function}` }) },
        remedy:
          'Correct the error at the line shown. The worker only logs it as "Signal handler … raised" and continues.',
        location: at && { file: at.file, line: at.line },
      })
    }
    const first = unimported[0]
    if (first !== undefined) {
      return fail({
        message: `${first.module} defines tasks, but the worker does not import it: their messages are discarded as unregistered.`,
        evidence: { ...evidence, 'not imported': unimported.map(({ file, line }) => `${file}:${line}`) },
        remedy: django
          ? 'Call app.autodiscover_tasks() in the module that creates the app, move the tasks to a module named tasks in an app of INSTALLED_APPS, or add the module to `include`.'
          : `Add the module to the app, Celery(…, include=["${first.module}"]), or import it where the app is created.`,
        location: { file: first.file, line: first.line },
      })
    }
    if (tasks.length > 0) return pass(evidence)
    if (defined === null)
      return unknown('No task is registered, and the project is too large to tell whether it defines any.', evidence)
    // A new project: there is no task whose message the worker could discard.
    if (!defined) return pass({ ...evidence, 'defined in the project': 'none' })
    return fail({
      message: 'No task is registered: the worker starts and discards every message.',
      evidence: { ...evidence, file: app.file },
      remedy:
        'Import the modules that define tasks: with `include=[…]` in Celery(), `imports` in the settings, or app.autodiscover_tasks().',
      location: app.file === null ? null : { file: app.file, line: null },
    })
  },
})

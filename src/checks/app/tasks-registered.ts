import { defineCheck, fail, pass } from '../define-check.ts'

export const tasksRegistered = defineCheck({
  id: 'app.tasks-registered',
  title: 'The worker imports every module that defines tasks',
  tier: 'local',
  severity: 'error',
  needs: ['app'],
  after: ['python.celery-not-shadowed', 'app.django-settings', 'app.imports'],
  evaluate({ app }) {
    const { tasks, unimportedTaskModules, taskImportError, django } = app
    const evidence = { app: app.app, tasks: tasks.length === 0 ? 'none' : tasks.slice(0, 20), count: tasks.length }
    if (taskImportError !== null) {
      const at = taskImportError.at
      return fail({
        message: `A module with tasks can't be imported (${taskImportError.type}: ${taskImportError.message}): the worker starts without its tasks.`,
        evidence: { ...evidence, ...(at && { at: `${at.file}:${at.line} in ${at.function}` }) },
        remedy:
          'Correct the error at the line shown. The worker itself only logs it as "Signal handler … raised" and goes on.',
        location: at && { file: at.file, line: at.line },
      })
    }
    const first = unimportedTaskModules[0]
    if (first !== undefined) {
      return fail({
        message: `${first.module} defines tasks that the worker doesn't import: their messages would be discarded as unregistered.`,
        evidence: { ...evidence, 'not imported': unimportedTaskModules.map(({ file, line }) => `${file}:${line}`) },
        remedy: django
          ? 'Call app.autodiscover_tasks() in the module that makes the app, put the tasks into a module called tasks in an app of INSTALLED_APPS, or name the module in `include`.'
          : `Name the module in the app: Celery(…, include=["${first.module}"]), or import it where the app is made.`,
        location: { file: first.file, line: first.line },
      })
    }
    if (tasks.length > 0) return pass(evidence)
    // A project that was just begun: nobody can send a message that the worker would discard.
    if (!app.definesTasks) return pass({ ...evidence, 'defined in the project': 'none' })
    return fail({
      message: 'No task is registered: the worker would start and discard every message.',
      evidence: { ...evidence, file: app.file },
      remedy:
        'Import the modules that define tasks: `include=[…]` in Celery(), `imports` in the settings, or app.autodiscover_tasks().',
      location: app.file === null ? null : { file: app.file, line: null },
    })
  },
})

import { defineCheck, fail, pass } from '../define-check.ts'

export const taskNamesStable = defineCheck({
  id: 'app.task-names-stable',
  title: "Task names don't depend on how a module is started",
  tier: 'local',
  severity: 'warn',
  needs: ['app'],
  after: ['app.imports', 'app.django-settings', 'app.tasks-registered'],
  evaluate({ app }) {
    const unstable = app.tasks.filter((name) => name.startsWith('__main__.'))
    const evidence = { app: app.app, main: app.main }
    const cure = `Give the app its module's name, Celery("${app.module}"), give the task a name of its own, @app.task(name="…"), or keep tasks out of modules that are run as a script.`
    const first = app.scriptNames[0]
    if (unstable[0] !== undefined) {
      return fail({
        message: `The worker knows a task as ${unstable[0]}: everybody else calls it by its module's name, and such messages are discarded.`,
        evidence: { ...evidence, tasks: unstable.slice(0, 20) },
        remedy: cure,
      })
    }
    if (first === undefined) return pass(evidence)
    return fail({
      message: first.sends
        ? `Run as a script, ${first.file} sends ${first.asScript}; the worker knows the task as ${first.task} and would discard the message as unregistered.`
        : `${first.file} starts a worker when it is run as a script: that one knows the task as ${first.asScript}, everybody else sends ${first.task}.`,
      evidence: {
        ...evidence,
        names: app.scriptNames.map(
          ({ task, asScript, file, line }) => `${task}, as a script ${asScript} (${file}:${line})`,
        ),
      },
      remedy: cure,
      location: { file: first.file, line: first.line },
    })
  },
})

import { defineCheck, fail, pass } from '../define-check.ts'

export const taskNamesStable = defineCheck({
  id: 'app.task-names-stable',
  title: 'Task names do not depend on how their module is run',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'scriptNames'],
  considers: ['sentNames'],
  after: ['app.imports', 'app.django-settings', 'app.tasks-registered'],
  evaluate({ app, scriptNames, sentNames = [] }) {
    const unstable = app.tasks.filter((name) => name.startsWith('__main__.'))
    const evidence = { app: app.app, main: app.main }
    const cure = `Name the app after its module, Celery("${app.module}"), name the task explicitly, @app.task(name="…"), or move the tasks to a module that is not run as a script.`
    const first = scriptNames[0]
    if (unstable[0] !== undefined) {
      return fail({
        message: `The worker registers a task as ${unstable[0]}. Other processes send it under its module's name, and the worker discards those messages.`,
        evidence: { ...evidence, tasks: unstable.slice(0, 20) },
        remedy: cure,
      })
    }
    const sent = sentNames[0]
    if (first === undefined && sent !== undefined) {
      return fail({
        message: `${sent.file} sends ${sent.sentAs}. The worker imports the same file under another name, registers the task as ${sent.task}, and discards the message as unregistered.`,
        evidence: {
          ...evidence,
          names: sentNames.map(({ task, sentAs, file, line }) => `${task}, sent as ${sentAs} (${file}:${line})`),
        },
        remedy: `Import the module everywhere as the worker does: from ${moduleOf(sent.task)} import ${sent.task.slice(moduleOf(sent.task).length + 1)}. Or name the task explicitly, @app.task(name="…").`,
        location: { file: sent.file, line: sent.line },
      })
    }
    if (first === undefined) return pass(evidence)
    return fail({
      message: first.sends
        ? `Run as a script, ${first.file} sends ${first.asScript}. The worker registers the task as ${first.task} and discards the message as unregistered.`
        : `${first.file} starts a worker when it is run as a script. That worker registers the task as ${first.asScript}; other processes send ${first.task}.`,
      evidence: {
        ...evidence,
        names: scriptNames.map(
          ({ task, asScript, file, line }) => `${task}, as a script ${asScript} (${file}:${line})`,
        ),
      },
      remedy: cure,
      location: { file: first.file, line: first.line },
    })
  },
})

const moduleOf = (task: string): string => task.slice(0, task.lastIndexOf('.'))

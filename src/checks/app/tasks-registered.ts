import type { UnimportedModule, UnregisteredClass } from '../../facts/task-modules.ts'
import { isCommandOf } from '../../celery-command/command-of-app.ts'
import { defineCheck, fail, pass, unknown, type CheckResult, type Evidence } from '../define-check.ts'
import { locationOf } from '../location.ts'

export const tasksRegistered = defineCheck({
  id: 'app.tasks-registered',
  title: 'The worker imports every module that defines tasks',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'taskModules'],
  considers: ['launchCommands', 'launchContext', 'otherApps'],
  after: ['python.celery-not-shadowed', 'app.django-settings', 'app.imports'],
  evaluate({
    app,
    taskModules: { unimported, unregistered = [], defined },
    launchCommands = [],
    launchContext,
    otherApps = [],
  }) {
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
      const sent = unimported.flatMap(({ usedAt }) => usedAt ?? [])
      return fail({
        message: `${named(unimported)}, but the worker does not import ${unimported.length > 1 ? 'them' : 'it'}: ${
          first.usedAt ? `what ${first.usedAt} sends is` : 'their messages are'
        } discarded as unregistered.`,
        evidence: {
          ...evidence,
          'not imported': unimported.map(({ file, line }) => `${file}:${line}`),
          ...(sent.length > 0 && { 'sent at': [...new Set(sent)] }),
        },
        // Outside of the app's packages, and nothing sends them: they may be switched off on purpose.
        severity: unimported.every(({ installed, usedAt }) => installed === false && !usedAt) ? 'warn' : 'error',
        remedy: cure(unimported, django !== null),
        location: { file: first.file, line: first.line },
      })
    }
    const [unused] = unregistered
    if (unused !== undefined) return notRegistered(unused, unregistered, evidence)
    const stale = launchContext?.staleCopies?.[0]
    if (stale !== undefined) {
      return fail({
        message: `${stale.where} starts the worker in ${stale.folder}, where ${stale.copy} is a copy that differs from ${stale.original}: the worker has the tasks of the copy.`,
        evidence: { ...evidence, copy: stale.copy, original: stale.original },
        remedy: `Start the worker in the project's folder, or build ${stale.folder} again.`,
        location: locationOf({ kind: 'command', where: stale.where }),
      })
    }
    if (tasks.length > 0) return pass(evidence)
    if (defined === null)
      return unknown(
        'No task is registered, and part of the project was not read, so it is not known whether it defines any.',
        evidence,
      )
    // A new project: there is no task whose message the worker could discard.
    if (!defined) return pass({ ...evidence, 'defined in the project': 'none' })
    // Modules with tasks for this app that it doesn't import are named above.
    const owners = otherApps.filter((other) => other.tasks.length > 0).map((other) => other.app)
    const starts = (name: string) => launchCommands.some((one) => !one.discouraged && isCommandOf(name, one))
    // The project's worker is that of the other app, unless its commands start this one alone.
    if (owners.length > 0 && (!starts(app.app) || owners.some(starts)))
      return pass({ ...evidence, 'the tasks of the project are those of': owners })
    return fail({
      message: 'No task is registered: the worker starts and discards every message.',
      evidence: { ...evidence, file: app.file },
      remedy:
        'Import the modules that define tasks: with `include=[…]` in Celery(), `imports` in the settings, or app.autodiscover_tasks().',
      location: app.file === null ? null : { file: app.file, line: null },
    })
  },
})

function notRegistered(
  { name, file, line, usedAt }: UnregisteredClass,
  all: readonly UnregisteredClass[],
  evidence: Evidence,
): CheckResult {
  return fail({
    message: `The task class ${name} in ${file} is not registered with the app: what ${usedAt} sends is discarded as unregistered.`,
    evidence: {
      ...evidence,
      'not registered': all.map((one) => `${one.name} (${one.file}:${one.line})`),
      'sent at': all.map((one) => one.usedAt),
    },
    remedy: `Register an instance below the class, ${name} = app.register_task(${name}()), and send it without making another: ${name}.delay(…). Since Celery 4 a class does not register itself.`,
    location: { file, line },
  })
}

/** The files, so that they can be looked at. */
function named(modules: readonly UnimportedModule[]): string {
  const files = modules.map(({ file }) => file)
  const more = files.length - 3
  if (files.length === 1) return `${files[0]} defines tasks`
  return more > 0
    ? `${files.slice(0, 3).join(', ')} and ${more} more define tasks`
    : `${files.slice(0, -1).join(', ')} and ${files.at(-1)} define tasks`
}

function cure(modules: readonly UnimportedModule[], django: boolean): string {
  const first = modules[0]!
  const names = modules.map(({ module }) => `"${module}"`).join(', ')
  if (!django)
    return `Add ${modules.length > 1 ? 'the modules' : 'the module'} to the app, Celery(…, include=[${names}]), or import ${modules.length > 1 ? 'them' : 'it'} where the app is created.`
  // autodiscover_tasks() reads the module `tasks` of each installed app.
  return first.module.endsWith('.tasks') && first.installed === false
    ? `Add "${first.module.slice(0, -'.tasks'.length)}" to INSTALLED_APPS: app.autodiscover_tasks() imports the tasks of installed apps. Or add the module to CELERY_IMPORTS.`
    : 'Call app.autodiscover_tasks() in the module that creates the app, move the tasks to a module named tasks in an app of INSTALLED_APPS, or add the module to `include`.'
}

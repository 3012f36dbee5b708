import type { AppFact } from '../../facts/app.ts'
import type { DjangoProjectFact } from '../../facts/django-project.ts'
import type { SharedTasksFact } from '../../facts/shared-tasks.ts'
import { defineCheck, fail, pass, skip, unknown, type CheckResult } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** shared_task uses the app of the process: the one made last; in a process that creates none, Celery's default app. */
export const loadedByProject = defineCheck({
  id: 'app.loaded-by-project',
  title: 'Every process that sends tasks loads the Celery app',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'project'],
  considers: ['djangoProject', 'sharedTasks'],
  after: ['app.imports', 'app.django-settings'],
  evaluate({ app, project, djangoProject, sharedTasks }) {
    if (sharedTasks?.otherApp) return lostToOtherApp(app, sharedTasks.otherApp)
    if (project.managePy !== null && djangoProject !== undefined) return inDjango(app, djangoProject)
    if (sharedTasks === undefined || project.managePy !== null) return skip('the app does not configure Django')
    const [first] = sharedTasks.withoutApp
    if (first === undefined) return pass({ app: app.app })
    return fail({
      message: `${first.entry} does not import ${app.module}: in that process ${first.task} (sent at ${first.sent}) belongs to Celery's default app, and .delay() sends to amqp://guest@localhost instead of your broker.`,
      evidence: { app: app.app, 'without the app': sharedTasks.withoutApp.map(({ entry }) => entry) },
      remedy: `Import ${app.module} in ${first.entry}, or in a module that it imports: shared_task uses the app of its process.`,
      location: locationAt(first.sent),
    })
  },
})

function inDjango(app: AppFact, django: DjangoProjectFact): CheckResult {
  const evidence = { app: app.app, 'loaded by': django.loadedBy, 'shared task': django.sharedTask }
  if (django.loadedBy !== null || django.sharedTask === null) return pass(evidence)
  if (!django.complete)
    return unknown(
      `Part of the project was not read, so it is not known whether any of its files imports ${app.module}.`,
      evidence,
    )
  const packageName = app.module.split('.').slice(0, -1).join('.')
  const init =
    packageName === '' ? '__init__.py of the project package' : `${packageName.replaceAll('.', '/')}/__init__.py`
  return fail({
    message: `No file of the project imports ${app.module}: in the web process, shared_task uses Celery's default app, and .delay() sends to amqp://guest@localhost instead of your broker.`,
    evidence,
    remedy: `Add \`from .${app.module.split('.').at(-1) ?? 'celery'} import app as celery_app\` to ${init}, so that every process of the project loads the app.`,
    location: locationAt(django.sharedTask),
  })
}

function lostToOtherApp(app: AppFact, other: NonNullable<SharedTasksFact['otherApp']>): CheckResult {
  return fail({
    message: `${other.task} is a shared_task and belongs to the app that was made last, ${other.name} in ${other.file}: ${other.sent} sends it to the broker of that app, and a worker of ${app.app} never receives it.`,
    evidence: { app: app.app, 'app made last': `${other.name} (${other.file})`, 'sent at': other.sent },
    remedy: `Decorate the task with its own app (@app.task), or make the other app with Celery(…, set_as_current=False).`,
    location: locationAt(other.sent),
  })
}

import { defineCheck, fail, pass, skip, unknown } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** shared_task uses the app of the process; in a process that creates none, Celery's default app. */
export const loadedByProject = defineCheck({
  id: 'app.loaded-by-project',
  title: 'The Django project loads the Celery app',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'project', 'djangoProject'],
  after: ['app.imports', 'app.django-settings'],
  evaluate({ app, project, djangoProject: django }) {
    if (project.managePy === null) return skip('not a Django project')
    const evidence = { app: app.app, 'loaded by': django.loadedBy, 'shared task': django.sharedTask }
    if (django.loadedBy !== null || django.sharedTask === null) return pass(evidence)
    if (!django.complete)
      return unknown(`The project is too large to tell whether any of its files imports ${app.module}.`, evidence)
    const packageName = app.module.split('.').slice(0, -1).join('.')
    const init =
      packageName === '' ? '__init__.py of the project package' : `${packageName.replaceAll('.', '/')}/__init__.py`
    return fail({
      message: `No file of the project imports ${app.module}: in the web process, shared_task uses Celery's default app, and .delay() sends to amqp://guest@localhost instead of your broker.`,
      evidence,
      remedy: `Add \`from .${app.module.split('.').at(-1) ?? 'celery'} import app as celery_app\` to ${init}, so that every process of the project loads the app.`,
      location: locationAt(django.sharedTask),
    })
  },
})

import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** shared_task binds to the app that the process has made; in a process that never makes one, to Celery's own default. */
export const loadedByProject = defineCheck({
  id: 'app.loaded-by-project',
  title: "Django's own processes load the Celery app",
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'project'],
  after: ['app.imports', 'app.django-settings'],
  evaluate({ app, project }) {
    const django = app.djangoProject
    if (project.managePy === null || django === null) return skip('not a Django project')
    const evidence = { app: app.app, 'loaded by': django.loadedBy, 'shared task': django.sharedTask }
    if (django.loadedBy !== null || django.sharedTask === null || !django.complete) return pass(evidence)
    const packageName = app.module.split('.').slice(0, -1).join('.')
    const init =
      packageName === '' ? '__init__.py of the project package' : `${packageName.replaceAll('.', '/')}/__init__.py`
    return fail({
      message: `Nothing in the project imports ${app.module}: in the web process shared_task belongs to no app of yours, and .delay() goes to amqp://guest@localhost instead of your broker.`,
      evidence,
      remedy: `Write \`from .${app.module.split('.').at(-1) ?? 'celery'} import app as celery_app\` into ${init}, so that every process of the project loads it.`,
      location: locationAt(django.sharedTask),
    })
  },
})

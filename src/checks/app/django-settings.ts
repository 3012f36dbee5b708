import { defineCheck, fail, pass, skip } from '../define-check.ts'

export const djangoSettings = defineCheck({
  id: 'app.django-settings',
  title: "Django's settings are known before the app is made",
  tier: 'local',
  severity: 'error',
  needs: ['appImport', 'project', 'appSearch'],
  considers: ['app'],
  after: ['python.celery-not-shadowed', 'app.found'],
  evaluate({ appImport, project, appSearch, app }) {
    const known = project.djangoSettings
    const first = `Put os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${known ?? '<project>.settings'}") above Celery(…) in the module that makes the app.`
    if (
      appImport.status === 'raised' &&
      (appImport.failure === 'django-settings-missing' || appImport.failure === 'django-not-configured')
    ) {
      const { error, failure } = appImport
      return fail({
        message:
          failure === 'django-settings-missing'
            ? `DJANGO_SETTINGS_MODULE names a module that can't be imported: ${error.message}`
            : `Django's settings are used before DJANGO_SETTINGS_MODULE is set: ${error.message}`,
        evidence: {
          app: appSearch.chosen?.app ?? null,
          'manage.py uses': project.djangoSettings,
          at: error.at && `${error.at.file}:${error.at.line}`,
        },
        remedy:
          failure === 'django-settings-missing'
            ? `Correct DJANGO_SETTINGS_MODULE${known === null ? '' : `; manage.py uses ${known}`}.`
            : first,
        location: error.at && { file: error.at.file, line: error.at.line },
      })
    }
    const django = app?.django ?? null
    if (project.managePy === null && django === null) return skip('not a Django project')
    if (app === undefined || django === null) return skip("the app doesn't use Django")
    const evidence = {
      DJANGO_SETTINGS_MODULE: django.settingsModule,
      'manage.py uses': project.djangoSettings,
      namespace: django.namespace,
    }
    // Without the fixup django.setup() never runs in the worker: it is ready, with an empty task list and no error.
    // A project that leaves it out on purpose (fixups=[], settings.configure()) sets nothing too late.
    if (django.configFromSettings && django.settingsSetTooLate) {
      return fail({
        message:
          'DJANGO_SETTINGS_MODULE is set after Celery() was called: the worker would start without Django and without its tasks, and say nothing.',
        evidence,
        remedy: first,
        location: app.file === null ? null : { file: app.file, line: null },
      })
    }
    return pass(evidence)
  },
})

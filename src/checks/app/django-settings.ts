import { importRootOf } from '../../worker/import-root.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { hintCure } from './import-cure.ts'

export const djangoSettings = defineCheck({
  id: 'app.django-settings',
  title: 'DJANGO_SETTINGS_MODULE is set before the app is created',
  tier: 'local',
  severity: 'error',
  needs: ['appImport', 'project', 'appSearch'],
  considers: ['app', 'packages', 'platform', 'python'],
  after: ['python.celery-not-shadowed', 'app.found'],
  evaluate({ appImport, project, appSearch, app, packages, platform, python }) {
    const known = project.djangoSettings
    const setFirst = `Put os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${known ?? '<project>.settings'}") above Celery(…) in the module that creates the app.`
    if (
      appImport.status === 'raised' &&
      (appImport.failure === 'django-settings-missing' || appImport.failure === 'django-not-configured')
    ) {
      const { error, failure, hint } = appImport
      return fail({
        message:
          failure === 'django-settings-missing'
            ? `The module named by DJANGO_SETTINGS_MODULE cannot be imported: ${error.message}`
            : `Django's settings are used before DJANGO_SETTINGS_MODULE is set: ${error.message}`,
        evidence: {
          app: appSearch.chosen?.app ?? null,
          'manage.py uses': project.djangoSettings,
          at: error.at && `${error.at.file}:${error.at.line}`,
        },
        remedy: hint
          ? hintCure(hint, {
              app: appSearch.chosen?.app ?? '',
              importRoot: importRootOf(appSearch.chosen),
              packages,
              platform,
              project,
              python,
            })
          : failure === 'django-settings-missing'
            ? `Correct DJANGO_SETTINGS_MODULE${known === null ? '' : `; manage.py uses ${known}`}.`
            : setFirst,
        location: error.at && { file: error.at.file, line: error.at.line },
      })
    }
    const django = app?.django ?? null
    if (project.managePy === null && django === null) return skip('not a Django project')
    if (app === undefined || django === null) return skip('the app does not use Django')
    const evidence = {
      DJANGO_SETTINGS_MODULE: django.settingsModule,
      'manage.py uses': project.djangoSettings,
      namespace: django.namespace,
    }
    // Without the fixup django.setup() never runs in the worker: it becomes ready with an empty task list and no error.
    // A project that disables the fixup (fixups=[], settings.configure()) sets nothing too late.
    if (django.configFromSettings && django.settingsSetTooLate) {
      return fail({
        message:
          'DJANGO_SETTINGS_MODULE is set after Celery() is called: the worker starts without Django and without its tasks, and logs no error.',
        evidence,
        remedy: setFirst,
        location: app.file === null ? null : { file: app.file, line: null },
      })
    }
    return pass(evidence)
  },
})

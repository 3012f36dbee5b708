import { locationAt } from '../location.ts'
import { defineCheck, fail, pass } from '../define-check.ts'

export const namesNotMixed = defineCheck({
  id: 'config.names-not-mixed',
  title: 'Old and new setting names are not mixed',
  tier: 'local',
  severity: 'error',
  // Not `app`: its owner, app.imports, comes after this check.
  needs: ['appImport', 'appSearch', 'settingNames'],
  after: ['python.celery-not-shadowed', 'app.django-settings'],
  evaluate({ appSearch, settingNames: { mixed } }) {
    const first = mixed[0]
    if (first === undefined) return pass({ app: appSearch.chosen?.app ?? null })
    const renames = mixed.map(({ name, use }) => `${name} → ${use}`)
    return fail({
      message: `Old and new setting names are mixed, which Celery refuses: the worker exits when it reads the first setting. Rename ${first.name} to ${first.use}.`,
      evidence: { rename: renames, at: mixed.flatMap(({ where }) => where ?? []) },
      remedy:
        'Rename these settings to the form that most of the settings have. `celery upgrade settings FILE` replaces old names in a file.',
      location: locationAt(first.where),
    })
  },
})

import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'

export const namesNotMixed = defineCheck({
  id: 'config.names-not-mixed',
  title: 'Settings have either their old names or their new ones',
  tier: 'local',
  severity: 'error',
  // Not `app`: app.imports owns it, and waits for this check.
  needs: ['appImport'],
  considers: ['app'],
  after: ['python.celery-not-shadowed', 'app.django-settings'],
  evaluate({ app }) {
    if (!app) return skip("the app isn't loaded")
    const mixed = app.configuration?.names.mixed ?? []
    const first = mixed[0]
    if (first === undefined) return pass({ app: app.app })
    const renames = mixed.map(({ name, use }) => `${name} → ${use}`)
    return fail({
      message: `Old and new names of settings are mixed, which Celery refuses: the worker ends when it reads the first one. ${first.name} has to be ${first.use}.`,
      evidence: { rename: renames, at: mixed.flatMap(({ where }) => where ?? []) },
      remedy:
        'Rename the settings that are named here; Celery counts which form most of them have. `celery upgrade settings FILE` renames old ones to new ones in a file.',
      location: locationAt(first.where),
    })
  },
})

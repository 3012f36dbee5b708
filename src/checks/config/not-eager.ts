import { locationAt } from '../location.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { areTestSettings } from './test-settings.ts'

export const notEager = defineCheck({
  id: 'config.not-eager',
  title: 'Tasks are not run eagerly',
  tier: 'local',
  severity: 'warn',
  severityInCi: 'error',
  needs: ['app'],
  after: settingsAreRead,
  evaluate({ app }) {
    const setting = app.settings['task_always_eager']
    if (!setting?.value) return pass()
    const module = app.django?.settingsModule ?? null
    const evidence = { task_always_eager: true, from: setting.where, 'settings module': module }
    // Test settings are the right place for it.
    if (areTestSettings(app)) return pass(evidence)
    return fail({
      message: 'task_always_eager is on: .delay() runs the task in the calling process, and no worker receives it.',
      evidence,
      remedy:
        'Turn it off, and set it only in the test settings. For development without a broker, set it from an environment variable.',
      location: locationAt(setting.where),
    })
  },
})

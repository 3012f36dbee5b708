import { locationAt } from '../location.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

export const notEager = defineCheck({
  id: 'config.not-eager',
  title: 'Tasks are sent to a worker',
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
    // Settings for tests are the place for it.
    if (module !== null && /(?:^|[._])tests?(?:ing)?(?:$|[._])/.test(module)) return pass(evidence)
    return fail({
      message:
        'task_always_eager is on: .delay() runs the task in the calling process, and a worker never receives any.',
      evidence,
      remedy:
        'Leave it off, and set it where tests are configured only. Where no broker is at hand in development, choose it by a variable.',
      location: locationAt(setting.where),
    })
  },
})

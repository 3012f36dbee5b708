import { defineScenario } from '../define-scenario.ts'
import { defaults, worker } from '../shared/defaults.ts'
import { allDone, matchesForEach } from '../shared/stop-conditions.ts'
import { sinceCelery } from '../shared/unsupported.ts'

export const djangoSettingsTooLate = defineScenario({
  id: 'django-settings-too-late',
  title: 'DJANGO_SETTINGS_MODULE is set after the app was created: the worker has no tasks',
  label: 'unregistered-task',
  broker: 'embedded',
  packages: ['django'],
  unsupportedReason: sinceCelery('5.0.0', 'does not start at all in this case'),
  failure: {
    ...defaults,
    description: 'the variable is set one line too late',
    project: 'too_late',
    argv: worker('config.celery', '--pool=solo'),
    stopWhen: matchesForEach(/Received unregistered task/),
    predicted: { diagnosis: 'unregistered-task', done: 0, exit: 'running', logMatches: /\[tasks\]\n\s*\n/ },
  },
  cure: {
    ...defaults,
    description: 'the variable is set before Celery() is called',
    project: 'too_late',
    argv: worker('config.cured', '--pool=solo'),
    stopWhen: allDone,
    predicted: { diagnosis: null, done: 'all' },
  },
})

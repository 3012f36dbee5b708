import type { ApartSender, KeySettings } from '../../facts/sender-settings.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { locationOf } from '../location.ts'

/** Measured: only settings that lead to another broker or queue are reported. */
export const sameSettings = defineCheck({
  id: 'app.same-settings',
  title: 'The worker has the settings of the processes that send tasks',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'senderSettings'],
  after: ['app.imports', 'app.django-settings', 'broker.configured', 'broker.shared-by-all'],
  evaluate({ app, senderSettings: { apart, compared } }) {
    const [first] = apart
    if (first === undefined) return pass({ app: app.app, 'compared processes': compared })
    const { worker, sender } = first
    return fail({
      message: `${because(first)}: it sends tasks to ${shown(sender, 'writes')}, and the worker reads ${shown(worker, 'reads')}.`,
      evidence: {
        app: app.app,
        worker: shown(worker, 'reads'),
        'worker settings': worker.settingsModule,
        sender: shown(sender, 'writes'),
        'sender settings': sender.settingsModule,
        variables: first.variables.slice(0, 20),
        'configured apart': apart.map(({ name, where }) => `${name} (${where})`),
      },
      remedy: cure(first),
      location: locationOf({ kind: 'command', where: first.where }),
    })
  },
})

function because({ by, name, worker, sender }: ApartSender): string {
  switch (by) {
    case 'default':
      return `Without DJANGO_SETTINGS_MODULE, the worker uses ${worker.settingsModule} and ${name} does not`
    case 'environment':
      return `The ${name} has another environment than the worker${
        worker.settingsModule === sender.settingsModule
          ? ''
          : ` and uses ${sender.settingsModule}, not ${worker.settingsModule}`
      }`
    case 'env-file':
      return `${name} reads .env, and the worker does not`
  }
}

function cure({ by, name, sender, variables }: ApartSender): string {
  switch (by) {
    case 'default':
      return `Name ${sender.settingsModule} in the module that creates the app too, or set DJANGO_SETTINGS_MODULE for every process.`
    case 'environment':
      return `Give the worker and the ${name} the same environment: ${variables.slice(0, 5).join(', ')}.`
    case 'env-file':
      return 'Call load_dotenv() in the module that creates the app too, above os.environ.setdefault and Celery(…), or start the worker with the file: dotenv run -- celery ….'
  }
}

const shown = (settings: KeySettings, side: 'reads' | 'writes'): string =>
  `${settings[side]}, queue ${settings.queue}${settings.keyPrefix === '' ? '' : `, prefix ${settings.keyPrefix}`}`

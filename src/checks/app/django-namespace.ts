import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** What matters most is told first. */
const RANKED = [
  'broker_url',
  'broker_read_url',
  'broker_write_url',
  'broker_transport',
  'broker_transport_options',
  'broker_use_ssl',
  'result_backend',
  'imports',
  'include',
  'beat_schedule',
  'task_queues',
  'task_routes',
  'task_default_queue',
  'worker_pool',
]

/** Without these the worker listens in the wrong place, or hasn't what it is to run. Without others it works differently. */
const VITAL = [
  'broker_url',
  'broker_read_url',
  'broker_write_url',
  'broker_transport',
  'broker_use_ssl',
  'result_backend',
  'imports',
  'include',
  'beat_schedule',
  'task_queues',
  'worker_pool',
]

/** Judged by what the installed Celery did with them: 5.6 ignores old names under a namespace, 5.7 reads them. */
export const djangoNamespace = defineCheck({
  id: 'app.django-namespace',
  title: "Celery reads the settings that Django's settings hold for it",
  tier: 'local',
  severity: 'error',
  needs: ['app', 'celery'],
  after: ['app.imports', 'app.django-settings'],
  evaluate({ app, celery }) {
    const { django, djangoProject } = app
    if (django === null || djangoProject === null) return skip("the app doesn't read Django's settings")
    const evidence = { namespace: django.namespace, settings: django.settingsModule, celery: celery.version }
    const unread = [...djangoProject.unread].sort((a, b) => rank(a.setting) - rank(b.setting))
    const first = unread[0]
    if (first === undefined) return pass(evidence)
    const namespace = django.namespace
    const right = ({ setting }: { setting: string }) => `${namespace ?? 'CELERY'}_${setting.toUpperCase()}`
    return fail({
      message: `${first.name} in Django's settings isn't read: Celery ${celery.version} ${
        namespace === null ? 'was given no namespace' : `only takes names that begin with ${namespace}_`
      }, so ${first.setting} is ${first.setting === 'broker_url' ? 'amqp://guest@localhost' : "Celery's default"}.`,
      evidence: {
        ...evidence,
        'not read': unread.map(
          (entry) => `${entry.name}${entry.where === null ? '' : ` (${entry.where})`}: ${right(entry)}`,
        ),
      },
      severity: VITAL.includes(first.setting) ? 'error' : 'warn',
      remedy:
        namespace === null
          ? 'Call app.config_from_object("django.conf:settings", namespace="CELERY"); then every setting of Celery’s is called CELERY_ and its own name.'
          : `Rename ${unread.map((entry) => `${entry.name} to ${right(entry)}`).join(', ')}.`,
      location: locationAt(first.where),
    })
  },
})

const rank = (setting: string): number => {
  const index = RANKED.indexOf(setting)
  return index < 0 ? RANKED.length : index
}

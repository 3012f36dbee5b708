import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** The most important setting comes first. */
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

/** Without these the worker connects to the wrong place or has no tasks; the others only change how it works. */
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
  'worker_pool',
]

/** Judged by what the installed Celery did with them: under a namespace 5.6 ignores old names, 5.7 reads them. */
export const djangoNamespace = defineCheck({
  id: 'app.django-namespace',
  title: "Celery reads its settings from Django's settings",
  tier: 'local',
  severity: 'error',
  needs: ['app', 'celery', 'djangoProject'],
  after: ['app.imports', 'app.django-settings'],
  evaluate({ app: { django }, celery, djangoProject }) {
    if (django === null) return skip("the app does not read Django's settings")
    const evidence = { namespace: django.namespace, settings: django.settingsModule, celery: celery.version }
    const unread = [...djangoProject.unread].sort((a, b) => rank(a.setting) - rank(b.setting))
    const first = unread[0]
    if (first === undefined) return pass(evidence)
    const namespace = django.namespace
    const right = ({ setting }: { setting: string }) => `${namespace ?? 'CELERY'}_${setting.toUpperCase()}`
    return fail({
      message: `${first.name} in Django's settings is not read: ${
        namespace === null
          ? `the app has no namespace`
          : first.name.startsWith(`${namespace}_`)
            ? `under a namespace, Celery ${celery.version} does not read old names`
            : `Celery ${celery.version} only reads names that begin with ${namespace}_`
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
          ? 'Call app.config_from_object("django.conf:settings", namespace="CELERY") and prefix every Celery setting with CELERY_.'
          : `Rename ${unread.map((entry) => `${entry.name} to ${right(entry)}`).join(', ')}.`,
      location: locationAt(first.where),
    })
  },
})

const rank = (setting: string): number => {
  const index = RANKED.indexOf(setting)
  return index < 0 ? RANKED.length : index
}

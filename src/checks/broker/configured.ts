import type { BrokerConfigFact } from '../../facts/broker.ts'
import type { AppFact } from '../../facts/app.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import { showUrl } from '../../broker/address/show-url.ts'
import { settingName } from '../remedy/setting-name.ts'
import { defineCheck, fail, pass, type CheckSeverity } from '../define-check.ts'
import { locationAt } from '../location.ts'

const DEFAULT = 'amqp://guest@localhost'

/**
 * The default is a broker like any other if it answers and nothing shows that the project means another: then this is a
 * note.
 */
export const configured = defineCheck({
  id: 'broker.configured',
  title: 'A broker is configured',
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'app'],
  considers: ['brokerConnections', 'launchCommands'],
  after: ['app.imports', 'app.django-settings', 'app.django-namespace'],
  evaluate({ broker, app, brokerConnections, launchCommands = [] }) {
    if (broker.urls !== null && broker.sender?.urls === null) return onlyTheWorker(app, broker)
    if (broker.urls !== null) return pass({ from: broker.where })
    const namespace = app.django?.configFromSettings ? app.django.namespace : null
    const setting = settingName(app, 'broker_url')
    const place = app.settings['broker_url']?.where ?? null
    const meant = place === null ? namedInFiles(launchCommands) : `${place} sets it, without a value in this process`
    const answers = brokerConnections?.some(({ failedAt }) => failedAt === null) ?? null
    return fail({
      message: `No broker is configured. Celery uses its default, RabbitMQ on this machine: ${DEFAULT}${
        answers === null ? '' : answers ? ', where one answers' : ', where none answers'
      }.`,
      evidence: {
        app: app.app,
        setting,
        'environment variable': 'CELERY_BROKER_URL',
        ...(meant !== null && { [place === null ? 'in the files' : 'but']: meant }),
      },
      remedy:
        `Set ${setting}, for example to "redis://localhost:6379/0" or "amqp://localhost:5672//". ` +
        (place !== null
          ? `${place} sets it from something that is empty here, or in code that the worker does not run.`
          : namespace === null
            ? 'If it is already set, the app does not read that configuration: see config_from_object().'
            : `Celery reads only settings that start with ${namespace}_; it ignores BROKER_URL.`),
      location: locationAt(place),
      severity: severityOf(answers, meant !== null),
    })
  },
})

/** Without a connection (--offline) it is not known whether the default answers. */
function severityOf(answers: boolean | null, meant: boolean): CheckSeverity {
  if (answers === true) return meant ? 'warn' : 'info'
  return answers === null && !meant ? 'warn' : 'error'
}

/** `celery` takes BROKER_URL for its option -b; a web process knows no such option. */
function onlyTheWorker(app: AppFact, { where, sender, addresses }: BrokerConfigFact) {
  const setting = settingName(app, 'broker_url')
  return fail({
    message: `The worker takes its broker from ${where ?? 'its command line'}, which only the celery command reads: what sends tasks has none and uses Celery's default, ${DEFAULT}.`,
    evidence: { worker: addresses.map(({ shown }) => shown), sender: DEFAULT, setting, from: where },
    remedy: `Rename the variable to CELERY_BROKER_URL, which every process with Celery reads, or set ${setting} from ${where ?? 'it'}.`,
    location: locationAt(sender?.where ?? null),
  })
}

/** The environment that the project's files set for its worker: they mean a broker that this process does not have. */
function namedInFiles(commands: readonly LaunchCommand[]): string | null {
  for (const { file, line, env = {} } of commands) {
    const found = Object.entries(env).find(([name, value]) => /BROKER/i.test(name) && value.trim() !== '')
    if (found) return `${file}:${line} sets ${found[0]} to ${showUrl(found[1])}`
  }
  return null
}

import type { AppFact } from '../../facts/app.ts'
import type { BrokerAddress, BrokerConfigFact } from '../../facts/broker.ts'
import type { LaunchCommand } from '../../facts/project.ts'
import type { TaskUsageFact } from '../../facts/task-usage.ts'
import { sameBroker } from '../../broker/address/same-broker.ts'
import { compositeOf } from '../../broker/address/show-url.ts'
import { areTestSettings } from '../config/test-settings.ts'
import { isOn } from '../config/task-settings.ts'
import { settingName } from '../remedy/setting-name.ts'
import { defineCheck, fail, pass, skip, type CheckResult } from '../define-check.ts'
import { locationAt } from '../location.ts'

const SERVER = 'Use a server, for example redis://localhost:6379/0 or amqp://localhost:5672//'

/** A task is lost, without an error, when it is sent to another queue than the one that the worker reads. */
export const sharedByAll = defineCheck({
  id: 'broker.shared-by-all',
  title: 'The worker and what sends tasks use the same broker',
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'app'],
  considers: ['taskUsage', 'launchCommands', 'otherApps'],
  after: ['broker.configured', 'broker.url-valid'],
  evaluate({ broker, app, taskUsage, launchCommands = [], otherApps = [] }) {
    const [address] = broker.addresses
    if (address === undefined) return skip('no broker URL could be read')
    const other = otherSender(app, broker)
    if (other) return other
    const named = otherApps.length === 0 ? ofEveryWorker(app, broker, launchCommands, taskUsage) : null
    if (named) return named
    const evidence = { address: address.shown, from: broker.where }
    if (address.contact !== 'embedded') return pass(evidence)
    if (isOn(app, 'task_always_eager')) return skip('tasks run eagerly, without a broker')
    if (areTestSettings(app)) return skip('these are settings for tests')
    return (
      inMemory(address, broker, app, taskUsage) ??
      folders(address, broker, app, taskUsage) ??
      relativeFile(address, broker, taskUsage) ??
      pass(evidence)
    )
  },
})

/** `celery` took the worker's broker from BROKER_URL; the other processes have the configured one. */
function otherSender(app: AppFact, { sender, addresses, where }: BrokerConfigFact): CheckResult | null {
  if (sender?.urls == null) return null
  if (sender.addresses.some((one) => addresses.some((mine) => sameBroker(one, mine)))) return null
  const setting = settingName(app, 'broker_url')
  const [mine] = addresses
  const [theirs] = sender.addresses
  if (mine === undefined || theirs === undefined) return null
  return fail({
    message: `The worker uses ${mine.shown}, from the variable ${where ?? 'of its command line'}, and every other process ${theirs.shown}: only the celery command reads that variable, and the worker never receives what they send.`,
    evidence: {
      worker: mine.shown,
      'from variable': where,
      sender: theirs.shown,
      'from setting': sender.where ?? setting,
    },
    remedy: `Rename the variable to CELERY_BROKER_URL, which replaces ${setting} in every process, or unset it where the worker starts.`,
    location: locationAt(sender.where),
  })
}

/** Every worker of the project names another broker with -b, which its senders don't see. */
function ofEveryWorker(
  app: AppFact,
  { addresses, where, isLiteral = false, ofCommands = [] }: BrokerConfigFact,
  commands: readonly LaunchCommand[],
  usage: TaskUsageFact | undefined,
): CheckResult | null {
  const [mine] = addresses
  const sends = usage?.sends ?? null
  if (mine === undefined || !isLiteral || sends === null || !isOutsideContainers(mine)) return null
  const other = ofCommands.filter(
    ({ address }) => isHere(address) && !addresses.some((one) => sameBroker(one, address)),
  )
  const [first] = other
  // A worker without -b receives what is sent.
  if (first === undefined || other.length < commands.length) return null
  return fail({
    message: `The worker's command names ${first.address.shown} with --broker, and what sends tasks uses the app's ${mine.shown}: the worker never receives them.`,
    evidence: {
      worker: first.address.shown,
      'from command': `${first.file}:${first.line}`,
      sender: mine.shown,
      'from setting': where,
      'sent at': `${sends.file}:${sends.line}`,
    },
    remedy: `Leave --broker out of the command, so that the worker uses ${settingName(app, 'broker_url')} as well, or set CELERY_BROKER_URL for every process.`,
    location: { file: first.file, line: first.line },
    ...(other.every(({ prose }) => prose) && { severity: 'warn' as const }),
  })
}

const isHere = ({ host }: BrokerAddress): boolean => host === 'localhost' || host === '127.0.0.1' || host === '::1'

/** A name without a dot is a service's, in a container. */
const isOutsideContainers = (address: BrokerAddress): boolean =>
  isHere(address) || (address.host?.includes('.') === true && !address.host.endsWith('.internal'))

function inMemory(
  { transport, url, shown }: BrokerAddress,
  { where }: BrokerConfigFact,
  { django }: AppFact,
  usage: TaskUsageFact | undefined,
): CheckResult | null {
  const path = sqlitePath(url)
  if (transport !== 'memory' && path !== '' && path !== ':memory:') return null
  const sends = usage?.sends ?? null
  // A worker alone, such as an experiment or a test of its pool: there is nothing that it doesn't receive.
  if (sends === null && django === null) return null
  return fail({
    message: `${shown} is a queue in the memory of one process: the worker receives nothing that another process sends.`,
    evidence: { address: shown, from: where, 'sent at': sends && `${sends.file}:${sends.line}` },
    remedy: `${SERVER}. In tests, task_always_eager = True runs tasks without a broker.`,
    location: locationAt(where),
    ...(sends === null && { severity: 'warn' as const }),
  })
}

/** One process writes to data_folder_out and reads from data_folder_in: a worker and a sender with the same settings never meet. */
function folders(
  { transport }: BrokerAddress,
  { where }: BrokerConfigFact,
  app: AppFact,
  usage: TaskUsageFact | undefined,
): CheckResult | null {
  if (transport !== 'filesystem') return null
  const setting = app.settings['broker_transport_options']
  const given = (setting?.value ?? {}) as Record<string, unknown>
  const folder = (name: string, byDefault: string): string => {
    const value = given[name]
    // A pathlib.Path comes as its repr().
    return typeof value === 'string' ? (/^\w*Path\('(.*)'\)$/.exec(value)?.[1] ?? value) : byDefault
  }
  const read = folder('data_folder_in', 'data_in')
  const written = folder('data_folder_out', 'data_out')
  const name = settingName(app, 'broker_transport_options')
  const evidence = { data_folder_in: read, data_folder_out: written, from: setting?.where ?? "kombu's default" }
  const place = locationAt(setting?.where ?? where)
  if (trimmed(read) !== trimmed(written))
    return fail({
      message: `The filesystem transport reads from ${read} and writes to ${written}: with the same settings the worker reads another folder than the one that tasks are sent to.`,
      evidence,
      remedy: `Set data_folder_in and data_folder_out in ${name} to the same absolute path, in every process.`,
      location: place,
    })
  if (isAbsolute(read)) return null
  return relative(`the folder ${read}`, evidence, `In ${name}, use absolute paths.`, place, usage)
}

function relativeFile(
  { url, shown }: BrokerAddress,
  { where }: BrokerConfigFact,
  usage: TaskUsageFact | undefined,
): CheckResult | null {
  const path = sqlitePath(url)
  if (path === null || isAbsolute(path)) return null
  const evidence = { address: shown, from: where }
  return relative(
    `the file ${path}`,
    evidence,
    'Use an absolute path: four slashes, sqla+sqlite:////srv/shop/queue.sqlite3.',
    locationAt(where),
    usage,
  )
}

const relative = (
  what: string,
  evidence: Record<string, string | null>,
  cure: string,
  location: ReturnType<typeof locationAt>,
  usage: TaskUsageFact | undefined,
) =>
  fail({
    message: `The broker is ${what}, relative to the folder in which each process starts: from another folder a process uses another queue, and the worker receives nothing from it.`,
    evidence,
    remedy: `${cure} For more than development, use a server.`,
    location,
    // Nothing here sends from another folder.
    severity: usage?.sends ? 'warn' : 'info',
  })

/** The path in sqla+sqlite:///path; empty: in memory. Null for any other database. */
function sqlitePath(url: string): string | null {
  const inner = compositeOf(url)[1]
  const path = /^sqlite(?:\+\w+)?:\/\/(?:\/([^?#]*))?/i.exec(inner)
  return path ? (path[1] ?? '') : null
}

const isAbsolute = (path: string): boolean => /^(?:[/\\]|[a-z]:[/\\])/i.test(path)

const trimmed = (path: string): string => path.replace(/^\.\//, '').replace(/(?<=.)\/+$/, '')

import { resolve } from 'node:path'
import type { AppFact, Setting } from '../facts/app.ts'
import type { BrokerAddress, BrokerConfigFact, UrlProblem } from '../facts/broker.ts'
import { ok } from '../facts/outcome.ts'
import type { LaunchCommand } from '../facts/project.ts'
import type { PackagesFact } from '../facts/python.ts'
import { configuredUrls, entryOf, numberSetting, textSetting } from '../broker/address/configured-urls.ts'
import { readUrl, type UrlContext } from '../broker/address/read-url.ts'
import { showUrl } from '../broker/address/show-url.ts'
import { transportOf } from '../broker/address/transports.ts'
import { findUnescapedSemicolon } from '../broker/address/unescaped.ts'
import { unescapedProblem } from '../broker/address/url-problems.ts'
import { isCommandOf } from '../celery-command/command-of-app.ts'
import { optionValue } from '../celery-command/option-value.ts'
import { readText } from '../project/read-text.ts'
import { defineProbe } from './define-probe.ts'

/** Parses the broker URLs in the app's settings. Connects to nothing. */
export const brokerProbe = defineProbe({
  name: 'broker',
  provides: ['broker'],
  needs: ['app'],
  considers: ['packages', 'launchCommands'],
  tier: 'local',
  deadlineMs: 5_000,
  async run({ request }, { app }, { packages, launchCommands }) {
    const installed = packages?.kind === 'ok' ? packages.value : {}
    const broker = brokerOf(app, installed)
    const ofCommands = commandBrokers(app, installed, launchCommands?.kind === 'ok' ? launchCommands.value : [])
    if (ofCommands.length === 0) return { broker: ok(broker) }
    return { broker: ok({ ...broker, ofCommands, isLiteral: await isLiteral(request.root, broker) }) }
  },
})

/** What worker commands of this app name with -b, which replaces the setting in that process alone. */
function commandBrokers(app: AppFact, packages: PackagesFact, commands: readonly LaunchCommand[]) {
  const context = contextOf(app, packages)
  return commands
    .filter((command) => command.argv[0] === 'celery' && isCommandOf(app.app, command))
    .flatMap(({ file, line, prose = false, argv }) => {
      const url = optionValue(argv, '--broker')
      if (url === null || !/^[\w+]+:\/\/[^$%{}<>`]*$/.test(url)) return []
      const read = readUrl(url, context)
      return 'address' in read ? [{ file, line, prose, address: read.address }] : []
    })
}

async function isLiteral(root: string, { urls, where }: BrokerConfigFact): Promise<boolean> {
  const place = /^(.+):(\d+)$/.exec(where ?? '')
  const [url] = urls ?? []
  if (!place || url === undefined) return false
  const line = ((await readText(resolve(root, place[1]!), 1024 * 1024)) ?? '').split('\n')[Number(place[2]) - 1] ?? ''
  return line.includes(url) && !/env|config\s*\(|argv|\bget\s*\(/i.test(line.replace(url, ''))
}

/** @param packages the installed distributions: the version of redis-py determines how it opens a connection */
export function brokerOf(app: AppFact, packages: PackagesFact): BrokerConfigFact {
  const { settings } = app
  const { urls, where, parts } = configuredUrls(settings)
  const context = contextOf(app, packages)
  const sender = app.senders?.['broker_url']
  const semicolon = findUnescapedSemicolon(parts)
  const read = semicolon ? [] : (urls ?? [defaultUrl(context)]).map((url) => readUrl(url, context))
  const addresses: BrokerAddress[] = read.flatMap((one) => ('address' in one ? [one.address] : []))
  const problems: UrlProblem[] = semicolon
    ? [{ shown: showUrl(parts.join(';')), ...unescapedProblem(semicolon) }]
    : read.flatMap((one) => ('problem' in one ? [one.problem] : []))
  return {
    urls,
    where,
    problems,
    addresses,
    driver: driverOf(app, addresses),
    visibilityTimeout: visibilityTimeout(entryOf(settings, 'broker_transport_options', 'visibility_timeout')),
    ...(sender && { sender: senderOf(sender, context) }),
  }
}

function senderOf(setting: Setting, context: UrlContext): NonNullable<BrokerConfigFact['sender']> {
  const { urls } = configuredUrls({ broker_url: setting })
  const read = (urls ?? [defaultUrl(context)]).map((url) => readUrl(url, context))
  return { urls, where: setting.where, addresses: read.flatMap((one) => ('address' in one ? [one.address] : [])) }
}

/** What Celery connects to without a setting. */
const defaultUrl = ({ transport }: UrlContext): string =>
  transport === null ? 'amqp://guest@localhost:5672//' : `${transport}://`

function contextOf({ settings, drivers }: AppFact, packages: PackagesFact): UrlContext {
  const masterName = entryOf(settings, 'broker_transport_options', 'master_name')
  const redisMajor = Number.parseInt(packages['redis']?.version ?? '', 10)
  return {
    transport: textSetting(settings, 'broker_transport'),
    user: textSetting(settings, 'broker_user'),
    password: textSetting(settings, 'broker_password'),
    port: numberSetting(settings, 'broker_port'),
    vhost: textSetting(settings, 'broker_vhost'),
    useSsl: settings['broker_use_ssl']?.value ?? false,
    masterName: typeof masterName === 'string' ? masterName : null,
    redisPy: Number.isNaN(redisMajor) ? null : redisMajor,
    imported: drivers.broker?.imported ?? false,
  }
}

function driverOf({ drivers }: AppFact, addresses: readonly BrokerAddress[]): BrokerConfigFact['driver'] {
  const { broker } = drivers
  if (broker === null) return null
  const { imported, error, missingModule, scheme } = broker
  const transport = transportOf(addresses[0]?.transport ?? scheme.split('+')[0] ?? scheme)
  return { imported, error, missingModule, package: transport?.requirement ?? null }
}

const visibilityTimeout = (value: unknown): number | null => (typeof value === 'number' ? value : null)

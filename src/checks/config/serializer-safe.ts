import type { BrokerAddress } from '../../facts/broker.ts'
import { settingName } from '../remedy/setting-name.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, type CheckSeverity } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

const PICKLE = ['pickle', 'application/x-python-serialize']

const LOCAL = /^(?:localhost|127\.[\d.]+|::1|0\.0\.0\.0|host\.docker\.internal)$/i
/** Addresses that are not routed on the Internet, and the names that clusters and home networks use. */
const PRIVATE = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$|^f[cd][\da-f]{2}:|\.(?:local|internal|lan)$/i

/** Unpickling a message runs code of its sender. The severity depends on who can send one. */
export const serializerSafe = defineCheck({
  id: 'config.serializer-safe',
  title: 'The worker accepts no messages that can run code',
  tier: 'local',
  severity: 'error',
  needs: ['app', 'broker'],
  after: settingsAreRead,
  evaluate({ app, broker }) {
    const setting = app.settings['accept_content']
    const accepted = Array.isArray(setting?.value) ? setting.value.map(String) : []
    if (!accepted.some((type) => PICKLE.includes(type))) return pass({ accept_content: accepted })
    const writers = broker.addresses.map(whoCanWrite)
    const worst = order.find((level) => writers.some(({ reach }) => reach === level))
    if (worst === undefined || worst === 'none') return pass({ accept_content: accepted, broker: 'embedded' })
    const writer = writers.find(({ reach }) => reach === worst)
    return fail({
      message: `The worker accepts pickle: ${sentences[worst]} can make it run any code by sending a message.`,
      evidence: {
        accept_content: accepted,
        from: setting?.where ?? null,
        broker: writer?.shown ?? null,
        'who can write': sentences[worst],
      },
      remedy:
        `Use JSON: ${settingName(app, 'accept_content')} = ["json"] and ${settingName(app, 'task_serializer')} = "json". ` +
        'While old messages are still queued, accept both and send JSON. Send ids instead of objects.',
      location: locationAt(setting?.where ?? null),
      severity: severities[worst],
    })
  },
})

type Reach = 'anyone' | 'holders of the password' | 'the private network' | 'this machine' | 'none'

const order: readonly Reach[] = ['anyone', 'holders of the password', 'the private network', 'this machine', 'none']

const severities: Readonly<Record<Reach, CheckSeverity>> = {
  anyone: 'error',
  'holders of the password': 'warn',
  // Compose and Kubernetes use such names; they do not show what production connects to.
  'the private network': 'warn',
  // Mostly a developer's machine: a note, since production runs with the same setting.
  'this machine': 'info',
  none: 'info',
}

const sentences: Readonly<Record<Reach, string>> = {
  anyone: 'anyone who can reach the broker over the network',
  'holders of the password': "anyone who has the broker's password",
  'the private network': "anyone in the broker's private network",
  'this machine': 'any program on this machine',
  none: 'no one',
}

function whoCanWrite({ contact, host, socketPath, password, username, shown }: BrokerAddress): {
  reach: Reach
  shown: string
} {
  const reach = (): Reach => {
    if (contact === 'embedded') return 'none'
    if (socketPath !== null) return 'this machine'
    // Managed services authenticate their clients.
    if (contact === 'not-probed') return 'holders of the password'
    if (host === null || LOCAL.test(host)) return 'this machine'
    // RabbitMQ accepts guest only from its own machine, except in images that are configured otherwise.
    if (password !== null && password !== '' && username !== 'guest') return 'holders of the password'
    return /[.:]/.test(host) && !PRIVATE.test(host) ? 'anyone' : 'the private network'
  }
  return { reach: reach(), shown }
}

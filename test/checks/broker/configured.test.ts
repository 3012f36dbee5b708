import type { BrokerConnectionFact } from '../../../src/facts/broker.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { configured } from '../../../src/checks/broker/configured.ts'
import { brokerFact, connectionFact } from '../../support/broker-facts.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, launchCommand } from '../../support/facts.ts'

const DEFAULT = 'amqp://guest@localhost:5672//'
const unset = brokerFact([DEFAULT], { urls: null, where: null })
const works = [connectionFact(DEFAULT)]
const refused = [connectionFact(DEFAULT, { stage: 'connect', kind: 'refused' })]
const project = (brokerConnections: readonly BrokerConnectionFact[], over: Partial<Facts> = {}) =>
  healthy({ broker: unset, brokerConnections, ...over })
/** `broker=os.environ.get('BROKER')` in tasks.py, and the variable isn't set. */
const empty = {
  app: { ...appFact(), settings: { broker_url: { value: null, origin: 'default' as const, where: 'tasks.py:5' } } },
}
const inCompose = {
  launchCommands: [
    { ...launchCommand('celery -A shop worker'), file: 'compose.yaml', env: { BROKER_URL: 'redis://u:pw@redis/0' } },
  ],
}

checkTable(configured, [
  ['with a URL', healthy({ broker: brokerFact(['redis://h']) }), { status: 'pass' }],
  ['RabbitMQ answers at the default', project(works), { status: 'fail', severity: 'info' }],
  [
    'nothing answers there',
    project(refused),
    { status: 'fail', severity: 'error', evidence: { setting: 'broker_url' } },
  ],
  ['nobody looked', without(project([]), 'brokerConnections'), { status: 'fail', severity: 'warn' }],
  [
    'the name that Django has',
    project(refused, { app: appFact({ django: djangoFact() }) }),
    { status: 'fail', evidence: { setting: 'CELERY_BROKER_URL' } },
  ],
  [
    'the project sets it from something that is empty',
    project(works, empty),
    { status: 'fail', severity: 'warn', at: 'tasks.py:5' },
  ],
  ['and nothing answers', project(refused, empty), { status: 'fail', severity: 'error', at: 'tasks.py:5' }],
  ['and nobody looked', without(project([], empty), 'brokerConnections'), { status: 'fail', severity: 'error' }],
  [
    'a Compose file names another broker',
    project(works, inCompose),
    {
      status: 'fail',
      severity: 'warn',
      evidence: { 'in the files': 'compose.yaml:7 sets BROKER_URL to redis://u:***@redis/0' },
    },
  ],
  [
    'only the worker has one',
    healthy({
      broker: brokerFact(['redis://h/0'], {
        where: 'BROKER_URL',
        sender: { urls: null, where: 'tasks.py:5', addresses: unset.addresses },
      }),
    }),
    { status: 'fail', severity: 'error', at: 'tasks.py:5', evidence: { from: 'BROKER_URL' } },
  ],
])

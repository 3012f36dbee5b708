import type { Facts } from '../../../src/facts/facts.ts'
import type { OtherApp } from '../../../src/facts/other-apps.ts'
import { sharedByAll } from '../../../src/checks/broker/shared-by-all.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, djangoFact, healthy, taskUsageFact } from '../../support/facts.ts'

const on = (url: string, over: Partial<Facts> = {}) => healthy({ broker: brokerFact([url]), ...over })
const sends = { taskUsage: taskUsageFact({ sends: { file: 'shop/views.py', line: 3 } }) }
const folders = (data_folder_in: string, data_folder_out: string, over: Partial<Facts> = {}) =>
  on('filesystem://', {
    app: appFact({ settings: { broker_transport_options: { data_folder_in, data_folder_out } } }),
    ...over,
  })
const sender = (url: string, worker = 'redis://localhost:6379/7') =>
  healthy({
    broker: brokerFact([worker], {
      where: 'BROKER_URL',
      sender: { urls: [url], where: 'tasks.py:3', addresses: brokerFact([url]).addresses },
    }),
  })

const ofCommand = (url: string, over: Partial<Facts> = {}, app = 'redis://localhost:6379/0', isLiteral = true) => {
  const [address] = brokerFact([url]).addresses
  const command = { file: 'Procfile', line: 1, argv: ['celery', '-A', 'shop', '-b', url, 'worker'], platforms: [] }
  const ofCommands = [{ file: 'Procfile', line: 1, prose: false, address: address! }]
  return on(app, { ...sends, broker: brokerFact([app], { ofCommands, isLiteral }), launchCommands: [command], ...over })
}
const other: OtherApp = { app: 'mail', tasks: [], routes: {}, queues: ['mail'], addresses: [] }
const OTHER_DATABASE = 'redis://localhost:6379/3'

checkTable(sharedByAll, [
  ['-b with another database', ofCommand(OTHER_DATABASE), { status: 'fail', severity: 'error', at: 'Procfile:1' }],
  ['-b with the same', ofCommand('redis://127.0.0.1:6379'), { status: 'pass' }],
  ['-b, and nothing sends', ofCommand(OTHER_DATABASE, { taskUsage: taskUsageFact() }), { status: 'pass' }],
  ['-b, and another app', ofCommand(OTHER_DATABASE, { otherApps: [other] }), { status: 'pass' }],
  ['-b with a service', ofCommand('redis://redis:6379/3'), { status: 'pass' }],
  ["-b beside a service's address", ofCommand(OTHER_DATABASE, {}, 'redis://redis:6379/0'), { status: 'pass' }],
  ['-b beside a variable', ofCommand(OTHER_DATABASE, {}, undefined, false), { status: 'pass' }],
  [
    '-b, and a worker without it',
    ofCommand(OTHER_DATABASE, {
      launchCommands: ['-b', '-l'].map((option, index) => ({
        file: 'Procfile',
        line: index + 1,
        argv: ['celery', '-A', 'shop', 'worker', option, 'x'],
        platforms: [],
      })),
    }),
    { status: 'pass' },
  ],
  ['a server', on('redis://localhost:6379/0', sends), { status: 'pass' }],
  ['in memory, and tasks are sent', on('memory://', sends), { status: 'fail', severity: 'error', at: 'shop.py:5' }],
  [
    'in memory, in a Django project',
    on('memory://', { app: appFact({ django: djangoFact() }) }),
    { status: 'fail', severity: 'warn' },
  ],
  ['in memory, and nothing sends', on('memory://'), { status: 'pass' }],
  [
    'in memory, with eager tasks',
    on('memory://', { ...sends, app: appFact({ settings: { task_always_eager: true } }) }),
    { status: 'skip' },
  ],
  [
    'in memory, in the settings for tests',
    on('memory://', { ...sends, app: appFact({ django: djangoFact({ settingsModule: 'shop.settings.test' }) }) }),
    { status: 'skip' },
  ],
  ['SQLite in memory', on('sqla+sqlite://', sends), { status: 'fail', severity: 'error' }],
  ['an absolute SQLite file', on('sqla+sqlite:////srv/queue.db'), { status: 'pass' }],
  ['on Windows', on('sqla+sqlite:///C:/shop/queue.db'), { status: 'pass' }],
  ['a relative SQLite file', on('sqla+sqlite:///queue.db', sends), { status: 'fail', severity: 'warn' }],
  ['the same with the other name', on('sqlalchemy+sqlite:///queue.db', sends), { status: 'fail', severity: 'warn' }],
  ['nothing sends from another folder', on('sqla+sqlite:///queue.db'), { status: 'fail', severity: 'info' }],
  ['another database', on('sqla+postgresql://h/shop'), { status: 'pass' }],
  ['folders that differ', folders('/srv/in', '/srv/out'), { status: 'fail', severity: 'error' }],
  ["kombu's own folders", on('filesystem://'), { status: 'fail', severity: 'error' }],
  ['one folder', folders('/srv/queue', '/srv/queue/'), { status: 'pass' }],
  ['one folder, as a pathlib.Path', folders("PosixPath('/srv/queue')", '/srv/queue'), { status: 'pass' }],
  ['one relative folder', folders('./queue', 'queue'), { status: 'fail', severity: 'info' }],
  ['and tasks are sent', folders('./queue', 'queue', sends), { status: 'fail', severity: 'warn' }],
  [
    'another broker for what sends',
    sender('redis://localhost:6379/0'),
    { status: 'fail', severity: 'error', at: 'tasks.py:3' },
  ],
  ['the same one, written in another way', sender('redis://127.0.0.1/7'), { status: 'pass' }],
  ['the same virtual host', sender('amqp://a@h', 'pyamqp://b:c@h:5672//'), { status: 'pass' }],
  ['another virtual host', sender('amqp://h/one', 'amqp://h/two'), { status: 'fail', severity: 'error' }],
])

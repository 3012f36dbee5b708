import type { Facts } from '../../../src/facts/facts.ts'
import type { OtherApp } from '../../../src/facts/other-apps.ts'
import { queuesApart } from '../../../src/checks/config/queues-apart.ts'
import { brokerFact } from '../../support/broker-facts.ts'
import { checkTable } from '../../support/check-case.ts'
import { healthy, launchCommand } from '../../support/facts.ts'

const other = (over: Partial<OtherApp> = {}): OtherApp => ({
  app: 'mail',
  tasks: ['mail.send'],
  routes: { 'mail.send': 'celery' },
  queues: ['celery'],
  addresses: brokerFact(['redis://h/0']).addresses,
  ...over,
})
const both = [launchCommand('celery -A shop worker'), { ...launchCommand('celery -A mail worker'), line: 8 }]
const project = (one: OtherApp, over: Partial<Facts> = {}) =>
  healthy({ broker: brokerFact(['redis://h/0']), otherApps: [one], launchCommands: both, ...over })

checkTable(queuesApart, [
  ['one app', healthy(), { status: 'pass' }],
  ['two, with one queue', project(other()), { status: 'fail', severity: 'warn', at: 'README.md:7' }],
  ['another database', project(other({ addresses: brokerFact(['redis://h/1']).addresses })), { status: 'pass' }],
  ['another default queue', project(other({ queues: ['mail'], routes: { 'mail.send': 'mail' } })), { status: 'pass' }],
  ['the same tasks', project(other({ tasks: ['shop.add'], routes: { 'shop.add': 'celery' } })), { status: 'pass' }],
  [
    'by -Q',
    project(other(), {
      launchCommands: [
        launchCommand('celery -A shop worker -Q shop'),
        launchCommand('celery -A mail worker -Q celery'),
      ],
      routes: { 'shop.add': 'shop' },
    }),
    { status: 'pass' },
  ],
  ['the other has no worker', project(other(), { launchCommands: both.slice(0, 1) }), { status: 'pass' }],
])

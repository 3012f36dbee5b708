import { tasksRegistered } from '../../../src/checks/app/tasks-registered.ts'
import { checkTable, without } from '../../support/check-case.ts'
import {
  appFact,
  djangoFact,
  healthy,
  launchCommand,
  launchContextFact,
  pythonError,
  taskModulesFact,
} from '../../support/facts.ts'

const app = (over: Parameters<typeof appFact>[0], modules: Parameters<typeof taskModulesFact>[0] = {}) =>
  healthy({ app: appFact(over), taskModules: taskModulesFact(modules) })
const unimported = [
  { module: 'shop.reports', file: 'shop/reports.py', line: 4 },
  { module: 'shop.mail', file: 'shop/mail.py', line: 9 },
]

const other = (tasks: readonly string[]) => ({ app: 'mail', tasks, routes: {}, queues: ['celery'], addresses: [] })
const commands = (...apps: readonly string[]) => apps.map((name) => launchCommand(`celery -A ${name} worker`))
const outside = { module: 'mail.tasks', file: 'mail/tasks.py', line: 4, usedAt: null, installed: false }

checkTable(tasksRegistered, [
  ['one', healthy(), { status: 'pass', evidence: { tasks: ['shop.add'], count: 1 } }],
  [
    'thirty: twenty are named',
    app({ tasks: Array.from({ length: 30 }, (_, index) => `shop.task${index}`) }),
    { status: 'pass', evidence: { count: 30, tasks: Array.from({ length: 20 }, (_, index) => `shop.task${index}`) } },
  ],
  [
    'none',
    app({ tasks: [] }),
    { status: 'fail', severity: 'error', evidence: { tasks: 'none', count: 0 }, at: 'shop.py' },
  ],
  [
    'none, and none defined anywhere',
    app({ tasks: [] }, { defined: false }),
    { status: 'pass', evidence: { tasks: 'none', 'defined in the project': 'none' } },
  ],
  [
    'none, and those defined are of another app that has a worker',
    { ...app({ tasks: [] }), otherApps: [other(['mail.send'])] },
    { status: 'pass', evidence: { 'the tasks of the project are those of': ['mail'] } },
  ],
  [
    'none, and the only worker command starts this app, not the one with the tasks',
    { ...app({ tasks: [] }), otherApps: [other(['mail.send'])], launchCommands: commands('shop') },
    { status: 'fail', severity: 'error' },
  ],
  [
    'none, and each app has a worker command',
    { ...app({ tasks: [] }), otherApps: [other(['mail.send'])], launchCommands: commands('shop', 'mail') },
    { status: 'pass' },
  ],
  [
    'none, and the other app has none either',
    { ...app({ tasks: [] }), otherApps: [other([])] },
    { status: 'fail', severity: 'error' },
  ],
  ['none, and not every file was read', app({ tasks: [] }, { defined: null }), { status: 'unknown' }],
  ['none, in no file', app({ tasks: [], file: null }), { status: 'fail', at: null }],
  [
    'some modules are not imported',
    app({}, { unimported }),
    {
      status: 'fail',
      severity: 'error',
      evidence: { 'not imported': ['shop/reports.py:4', 'shop/mail.py:9'] },
      at: 'shop/reports.py:4',
    },
  ],
  ['the same in Django', app({ django: djangoFact() }, { unimported }), { status: 'fail', at: 'shop/reports.py:4' }],
  [
    'what is sent',
    app({}, { unimported: [{ ...outside, usedAt: 'shop/views.py:7' }] }),
    { status: 'fail', severity: 'error', evidence: { 'sent at': ['shop/views.py:7'] } },
  ],
  ['outside, and never sent', app({}, { unimported: [outside] }), { status: 'fail', severity: 'warn' }],
  [
    'a task class that no app has registered',
    app({}, { unregistered: [{ name: 'Pay', module: 'shop.pay', file: 'shop/pay.py', line: 4, usedAt: 'api.py:9' }] }),
    {
      status: 'fail',
      severity: 'error',
      at: 'shop/pay.py:4',
      evidence: { 'not registered': ['Pay (shop/pay.py:4)'], 'sent at': ['api.py:9'] },
    },
  ],
  [
    'a worker of an old copy',
    {
      ...healthy(),
      launchContext: launchContextFact({
        staleCopies: [{ where: 'README:4', folder: 'build/lib', copy: 'build/lib/shop.py', original: 'shop.py' }],
      }),
    },
    { status: 'fail', severity: 'error', at: 'README:4', evidence: { copy: 'build/lib/shop.py' } },
  ],
  [
    'a swallowed error owns what is missing',
    app({ taskImportError: pythonError('ImportError', 'no', 'shop/tasks.py', 2) }, { unimported }),
    { status: 'fail', evidence: { at: 'shop/tasks.py:2 in <module>' }, at: 'shop/tasks.py:2' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])

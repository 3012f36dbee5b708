import { beatTasksExist } from '../../../src/checks/config/beat-tasks-exist.ts'
import { checkTable, without } from '../../support/check-case.ts'
import { appFact, healthy, launchCommand, workerFact } from '../../support/facts.ts'

const tasks = ['shop.add', 'shop.tasks.restock', 'shop.tasks.clean']
const sends = (task: string, queue: string | null = 'celery') =>
  healthy({
    app: appFact({ tasks }),
    beatSchedule: { entries: [{ entry: 'nightly', task, queue, where: 'shop.py:9' }], ownPackages: ['shop'] },
  })

checkTable(beatTasksExist, [
  ['no schedule', healthy(), { status: 'pass' }],
  ['a registered task', sends('shop.tasks.restock'), { status: 'pass' }],
  ["Celery's own task", sends('celery.backend_cleanup'), { status: 'pass' }],
  [
    'a misspelt one',
    sends('shop.tasks.restok'),
    {
      status: 'fail',
      severity: 'error',
      at: 'shop.py:9',
      evidence: { entries: ['nightly: shop.tasks.restok (shop.py:9)'] },
    },
  ],
  ['one that the project does not have', sends('shop.reports.monthly'), { status: 'fail', severity: 'error' }],
  ["only the function's name", sends('restock'), { status: 'fail', severity: 'error' }],
  ['a name without dots that resembles nothing', sends('nightly-report'), { status: 'fail', severity: 'warn' }],
  ["another service's task", sends('billing.tasks.bill'), { status: 'pass' }],
  ["another service's task with a like name", sends('crop.tasks.clean'), { status: 'pass' }],
  ['one letter off', sends('shp.tasks.clean'), { status: 'fail', severity: 'warn' }],
  ['a queue of another worker', sends('shop.tasks.mail', 'mailer'), { status: 'pass' }],
  [
    'a queue that a worker of this project consumes',
    { ...sends('shop.tasks.mail', 'mailer'), launchCommands: [launchCommand('celery -A shop worker -Q mailer')] },
    { status: 'fail', severity: 'error' },
  ],
  ['a router that cannot tell', sends('shop.tasks.mail', null), { status: 'pass' }],
  [
    'the worker imports more',
    { ...sends('shop.more.tidy'), worker: workerFact({ command: 'celery -A shop worker -I shop.more'.split(' ') }) },
    { status: 'skip' },
  ],
  ['the app is not known', without(healthy(), 'app'), { status: 'skip' }],
])

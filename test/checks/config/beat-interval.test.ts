import type { TaskOptions } from '../../../src/facts/app.ts'
import { beatInterval } from '../../../src/checks/config/beat-interval.ts'
import { checkTable } from '../../support/check-case.ts'
import { appFact, healthy } from '../../support/facts.ts'

const project = (everySeconds: number | undefined, options: TaskOptions, task = 'shop.add') =>
  healthy({
    app: appFact({ tasks: ['shop.add'], taskOptions: { 'shop.add': options } }),
    beatSchedule: {
      entries: [
        {
          entry: 'sum',
          task,
          queue: 'celery',
          where: 'shop.py:9',
          ...(everySeconds !== undefined && { everySeconds }),
        },
      ],
      ownPackages: ['shop'],
    },
  })

checkTable(beatInterval, [
  ['slower than the limit', project(300, { timeLimit: 60 }), { status: 'pass' }],
  ['as slow as the limit', project(60, { timeLimit: 60 }), { status: 'pass' }],
  ['faster', project(30, { timeLimit: 60 }), { status: 'fail', severity: 'info', at: 'shop.py:9' }],
  ['faster than the soft limit', project(30, { softTimeLimit: 60 }), { status: 'fail', severity: 'info' }],
  ['no limit', project(30, {}), { status: 'pass' }],
  ['an unknown interval', project(undefined, { timeLimit: 60 }), { status: 'pass' }],
  ['a task of another service', project(30, { timeLimit: 60 }, 'mail.send'), { status: 'pass' }],
])
